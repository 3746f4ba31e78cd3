import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { groupBy } from '#engine/group-by.ts';
import { isEqual } from '#engine/is-equal.ts';
import { perSession } from '#engine/per-session.ts';
import { createDerivation } from '#entities/derivation.ts';
import { idOf, isIdField, isUniqueId } from '#entities/entity-id.ts';
import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Rule } from '#rule.ts';
import { findAtPlace, type Place, placeText } from '#stores/place.ts';
import type { StoreChange } from '#stores/stores.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { countText, listText, quoted } from '../wording.ts';
import { watchBroughtEach } from './brought-each.ts';
import { watchRepeatedAppends } from './repeated-append.ts';
import { watchRepeatedReferences } from './repeated-reference.ts';

const SETTLE: Threshold = {
  name: 'store.duplicate.settleMs',
  unit: 'ms',
  value: 1_000,
  says: 'How long a list has to come to rest.',
};
/** How long an app may take to put into a store what the wire brought. */
const FRESH_MS = 3_000;
/** Commits named as evidence for each list. */
const MOST_COMMITS = 10;

/** A list that held an entity twice when last looked at, with the commits that made it so. */
interface Suspect {
  readonly change: StoreChange;
  readonly place: Place;
  readonly commits: StoreChange[];
  readonly findRepeats: FindRepeats;
}

/** What a list holds more than once. `id` is absent for items that have none. */
type FindRepeats = (world: World, change: StoreChange, list: readonly Json[]) => readonly Repeated[];

interface Repeated {
  readonly id?: string;
  readonly count: number;
}

/** The same thing is twice in one list. */
export const storeDuplicate: Rule = {
  kind: 'store.duplicate',
  severity: 'high',
  summary: 'A list in a store holds the same entity more than once.',
  advice:
    'Most often a handler is registered again on every connect or mount, and each copy appends: register handlers once, outside ' +
    'of `connect`, and remove them in the clean-up. Also make the change itself safe to repeat: keep entities by id, and ' +
    'replace where the id is there already.',
  thresholds: [SETTLE],
  watch({ world, on, at, report, limit }) {
    const settleMs = limit(SETTLE);
    const suspectsOf = perSession(() => new Map<string, Suspect>());
    const isBroughtEach = watchBroughtEach({ on });

    on('store.changed', (change) => {
      for (const { place } of change.repeats) suspect(change, place, repeatedIn);
    });
    watchRepeatedAppends({ on }, ({ change, place, times, isStillIn }) => {
      suspect(change, place, (_world, _change, list) => (isStillIn(list) ? [{ count: times }] : []));
    });

    watchRepeatedReferences({ world, on }, ({ change, place, findIn }) => {
      suspect(change, place, (_world, _change, list) => findIn(list));
    });

    function suspect(change: StoreChange, place: Place, findRepeats: FindRepeats): void {
      const suspects = suspectsOf(change.session);
      const key = `${change.store.number} ${placeText(place)}`;
      const known = suspects.get(key);
      if (known !== undefined) {
        if (known.commits.length < MOST_COMMITS && known.commits.at(-1)?.seq !== change.seq) known.commits.push(change);
        return;
      }
      const suspect = { change, place, commits: [change], findRepeats };
      suspects.set(key, suspect);
      at(change.at + settleMs, [change.session], (nowAt) => {
        suspects.delete(key);
        judge(suspect, key, nowAt);
      });
    }

    function judge({ change, place, commits, findRepeats }: Suspect, key: string, nowAt: number): void {
      const { session, store } = change;
      if (!session.isWhole(change.at, nowAt)) return;
      let repeated: readonly Repeated[] = [];
      findAtPlace(store.state, place, (list) => {
        const all = Array.isArray(list) ? findRepeats(world, change, list) : [];
        repeated = all.filter(({ id, count }) => id === undefined || !isBroughtEach(session, id, count));
        return repeated.length > 0;
      });
      if (repeated.length === 0) return;
      const identity = world.identity.now(session);
      const ids = repeated.flatMap(({ id }) => id ?? []);
      const what = ids.length > 0 ? listText(ids) : 'what one event brought';
      const copies = Math.max(...repeated.map(({ count }) => count));
      const pointer = { session: session.id, seq: change.seq, at: change.at };
      report({
        session,
        identity,
        key: [key],
        place: [store.name, patternOf(world, session, { place })],
        confidence: 'observed',
        title: `The list ${placeText(place)} in store ${quoted(store.name)} of ${nameOf(identity)} holds ${what} ${copies} times`,
        at: change.at,
        untilAt: nowAt,
        facts: { store: store.name, path: placeText(place), ids, copies },
        evidence: commits.flatMap((commit) => [
          ...(commit.cause === undefined
            ? []
            : [{ session: session.id, seq: commit.cause, at: commit.at, role: 'cause' }]),
          { session: session.id, seq: commit.seq, at: commit.at, role: 'repeated' },
        ]),
        witness: [
          {
            ...pointer,
            says: `A commit added ${ids[0] ?? 'the same item'} to ${placeText(place)}, which held it already${ids.length > 0 ? '' : ', while one event was handled'}.`,
          },
          {
            says: `${(settleMs / 1000).toFixed(0)} s later the list holds ${countText(repeated[0]?.count ?? copies, 'copy', 'copies')} of it${ids.length > 0 ? '; one id stands for one entity' : ''}.`,
            session: session.id,
            at: nowAt,
          },
        ],
      });
    }
  },
};

/** Entities of the server that a list holds more than once. Local items, and lists where repeats are meant, are left out. */
function repeatedIn(
  world: World,
  { session, at }: StoreChange,
  list: readonly Json[],
): readonly { id: string; count: number }[] {
  const byId = groupBy(list.filter(isJsonObject), (item) => idOf(item));
  return [...byId].flatMap(([id, items]) => {
    const [first, ...others] = items;
    if (id === undefined || first === undefined || others.length === 0) return [];
    // What the wire had not brought just before, the user put there: a track that is to be played twice.
    const isBrought = world.sightings.wasNamedSince(session, { id, object: first }, at - FRESH_MS);
    if (!isBrought || world.sightings.repeatsOnWire(session, first)) return [];
    const copies = others.filter((item) => areCopies(world, id, first, item));
    return copies.length === 0 ? [] : [{ id, count: copies.length + 1 }];
  });
}

/**
 * Two lines of an order may name one product: only what is equal, or has an id that is given once, is one thing. Where they have
 * further ids, and these differ, they are two lines of a log about the one thing.
 */
function areCopies({ shapes }: World, id: string, a: JsonObject, b: JsonObject): boolean {
  if (!isUniqueId(id)) return isEqual(a, b);
  return shapes.of(a) === shapes.of(b) && !haveIdsApart(shapes.of(a).derive(a, furtherIds), a, b);
}

const haveIdsApart = (names: readonly string[], a: JsonObject, b: JsonObject): boolean =>
  names.some((name) => a[name] !== b[name]);

const furtherIds = createDerivation((names) =>
  names.filter((name) => /[a-z]I[dD]$|_id$/.test(name) && !isIdField(name)),
);
