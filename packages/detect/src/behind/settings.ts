import type { PatchOp } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentBySeq } from '../engine/recent-by-seq.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import { isEntity } from '../entities/entity-id.ts';
import { valueAt } from '../stores/place.ts';
import type { Store, StoreChange, StoreFacts } from '../stores/stores.ts';

export interface SettingModel {
  /** Epoch ms when the user last set in a store what is no entity's: paused, muted, shown, filtered. Never: -Infinity. */
  setAt(session: Session, store: Store): number;
}

/** Steps of the user, and stores of a page, that are remembered. */
const MOST_STEPS = 64;
const MOST_STORES = 256;

/** Knows when the user chose that a store is to be otherwise: what it followed before it may pass over on purpose from then on. */
export function createSettingModel(bus: Bus<RecordFacts & StoreFacts>): SettingModel {
  const stepsOf = perSession(() => new RecentBySeq<true>(MOST_STEPS));
  const setAtOf = perSession(() => new RecentMap<number, number>(MOST_STORES));

  for (const kind of ['ui.click', 'ui.submit', 'ui.press', 'ui.change'] as const)
    bus.on(kind, ({ session, record }) => stepsOf(session).set(record.seq, true));
  bus.on('store.changed', (change) => {
    const { session, store, cause, at } = change;
    if (cause === undefined || change.patch?.some(setsPlain) !== true || !stepsOf(session).has(cause)) return;
    if (change.patch.some((op) => isSetting(op, change))) setAtOf(session).set(store.number, at);
  });

  return { setAt: (session, store) => setAtOf(session).get(store.number) ?? Number.NEGATIVE_INFINITY };
}

const setsPlain = (op: PatchOp): boolean => op.op === 'set' && typeof op.value !== 'object';

/** A plain value of a store, and of no entity in it. */
function isSetting(op: PatchOp, { store }: StoreChange): boolean {
  return setsPlain(op) && op.path.every((_step, length) => !isEntity(valueAt(store.state, op.path, length)));
}
