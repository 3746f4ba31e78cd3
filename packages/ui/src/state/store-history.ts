import { applyPatch, type Json, type RecordOf, type SessionId } from '@driftscope/records';
import type { SessionRecord } from '../records/session-record.ts';

/** What says how a store's state came to be: the whole of it, or the steps from the one before. */
export type StoreVersion = RecordOf<'store.snapshot'> | RecordOf<'store.commit'>;

/** One store of a page, and all that is recorded of its states. */
export interface StoreHistory {
  /** Its number in its session. */
  readonly store: number;
  /** What a person calls it. */
  readonly name: string;
  /** `zustand`, `redux`, … Absent when its discovery is not among the records. */
  readonly library?: string;
  /** In the order of `seq`. */
  readonly versions: readonly StoreVersion[];
}

/** The stores of one session, in the order of their discovery. */
export function computeStores(records: readonly SessionRecord[], session: SessionId): readonly StoreHistory[] {
  const found = new Map<number, RecordOf<'store.found'>>();
  const versions = new Map<number, StoreVersion[]>();
  for (const { session: of, record } of records) {
    if (of !== session) continue;
    if (record.kind === 'store.found') found.set(record.store, record);
    if (record.kind !== 'store.snapshot' && record.kind !== 'store.commit') continue;
    const list = versions.get(record.store);
    if (list) list.push(record);
    else versions.set(record.store, [record]);
  }
  const numbers = [...new Set([...found.keys(), ...versions.keys()])].toSorted((a, b) => a - b);
  return numbers.map((store) => {
    const { name = `store ${store}`, library } = found.get(store) ?? {};
    const own = (versions.get(store) ?? []).toSorted((a, b) => a.seq - b.seq);
    return { store, name, ...(library !== undefined && { library }), versions: own };
  });
}

/** Index of the version that a store was at when the record `seq` was taken; `-1` before its first. */
export const versionAt = ({ versions }: StoreHistory, seq: number): number =>
  versions.findLastIndex((version) => version.seq <= seq);

/**
 * The state at a version, rebuilt from the last snapshot before it.
 *
 * @returns `undefined` where there is none: it was too large to keep, or it is not among the records.
 */
export function stateAt({ versions }: StoreHistory, index: number): Json | undefined {
  const known = lastKnown(versions, index);
  let state = known?.state;
  if (known === undefined || state === undefined) return undefined;
  for (let next = known.index + 1; next <= index; next++) {
    const version = versions[next];
    if (version?.kind !== 'store.commit') continue;
    state = applyPatch(state, version.patch);
    if (next % MILESTONE === 0) milestones.set(version, state);
  }
  return state;
}

/** The nearest version before, or at, the index whose state needs no patch. */
function lastKnown(versions: readonly StoreVersion[], index: number) {
  for (let at = index; at >= 0; at--) {
    const version = versions[at];
    if (version?.kind === 'store.snapshot') {
      return version.cut === undefined ? { index: at, state: version.state } : undefined;
    }
    const state = version && milestones.get(version);
    if (state !== undefined) return { index: at, state };
  }
  return undefined;
}

/** Every so many versions a state is remembered, for whoever goes back and forth among thousands. */
const MILESTONE = 64;

const milestones = new WeakMap<StoreVersion, Json>();
