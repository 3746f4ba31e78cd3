import { isJsonObject, type Json, type PatchOp } from '@driftscope/records';
import { perSession } from '#engine/per-session.ts';
import { RecentBySeq } from '#engine/recent-by-seq.ts';
import { idOf } from '#entities/entity-id.ts';
import type { RuleContext } from '#rule.ts';
import { type Place, placeOf, valueAt } from '#stores/place.ts';
import type { StoreChange } from '#stores/stores.ts';

/** One item without an id that one event brought into a list more than once. */
export interface RepeatedAppend {
  readonly change: StoreChange;
  readonly place: Place;
  /** How often the event brought it. */
  readonly times: number;
  /** Whether a later state of the list still holds all copies. */
  isStillIn(list: readonly Json[]): boolean;
}

/** Events whose effects are looked at. */
const MOST_EVENTS = 64;

interface Effects {
  readonly sent: readonly Json[];
  /** The items that the event's handlers have put into lists so far, by list. Absent: none. */
  appended?: Map<string, string[]>;
}

/** Tells of lists to which the handling of one event appended one item, without an id, more than once. */
export function watchRepeatedAppends({ on }: Pick<RuleContext, 'on'>, tell: (repeat: RepeatedAppend) => void): void {
  const effectsOf = perSession(() => new RecentBySeq<Effects>(MOST_EVENTS));

  on('event.in', ({ link, event, seq }) => {
    effectsOf(link.session).set(seq, { sent: event.args });
  });
  on('store.changed', (change) => {
    const effects = change.cause === undefined ? undefined : effectsOf(change.session).get(change.cause);
    if (effects === undefined) return;
    for (const op of change.patch ?? []) {
      const repeat = op.op === 'splice' ? repeatIn(effects, change, op) : undefined;
      if (repeat !== undefined) tell(repeat);
    }
  });
}

function repeatIn(
  effects: Effects,
  change: StoreChange,
  op: Extract<PatchOp, { op: 'splice' }>,
): RepeatedAppend | undefined {
  const added = op.insert.filter(isNameless).map((item) => JSON.stringify(item));
  if (added.length === 0) return undefined;
  const { state, number } = change.store;
  effects.appended ??= new Map();
  const { appended, sent } = effects;
  const key = `${number} ${JSON.stringify(op.path)}`;
  const items = [...(appended.get(key) ?? []), ...added];
  appended.set(key, items);
  const repeated = items.find((item, index) => items.indexOf(item) < index && !isTwiceIn(sent, item));
  if (repeated === undefined) return undefined;
  const list = valueAt(state, op.path);
  const copies = Array.isArray(list) ? countOf(list, repeated) : 0;
  return {
    change,
    place: placeOf(state, op.path),
    times: items.filter((item) => item === repeated).length,
    isStillIn: (later) => copies > 1 && countOf(later, repeated) >= copies,
  };
}

/** Small values repeat by chance; an object of several fields does not. */
const isNameless = (item: Json): boolean =>
  isJsonObject(item) && idOf(item) === undefined && Object.keys(item).length > 1;

const countOf = (list: readonly Json[], text: string): number =>
  list.filter((item) => isNameless(item) && JSON.stringify(item) === text).length;

function isTwiceIn(sent: readonly Json[], item: string): boolean {
  const text = JSON.stringify(sent);
  return text.indexOf(item) !== text.lastIndexOf(item);
}
