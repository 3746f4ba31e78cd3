import { isJsonObject, type Json, keepNewest } from '@driftscope/records';
import { groupBy } from '#engine/group-by.ts';
import { isEqual } from '#engine/is-equal.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import { deletedIn } from '#entities/deleted-in.ts';
import { asId } from '#entities/entity-id.ts';
import { isShownAsGone } from '#entities/is-shown-as-gone.ts';
import { isStub } from '#entities/shapes.ts';
import type { Deletion } from '#models/told/deletions.ts';
import type { Rule } from '#rule.ts';
import { idsOf } from '#stores/compare-states.ts';
import { isMarkedOld } from '#stores/kept-answers.ts';
import { isOneList, isOneSpot, placeText, resolvePlace } from '#stores/place.ts';
import type { Copy } from '#stores/stores.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { holdsKind } from './holds-kind.ts';
import { listedInCache } from './listed-in-cache.ts';
import { undeletedFinding, type WatchedDeletion } from './undeleted-finding.ts';

const SETTLE: Threshold = {
  name: 'state.undeleted.settleMs',
  unit: 'ms',
  value: 2_000,
  says: 'How long a store has to take out what is gone.',
};
/** How often it is looked again while the user changes the same entity, or the page reads. */
const MOST_LOOKS = 3;
/** Deleted entities that are watched for coming back, for each page. */
const MOST_WATCHED = 64;
/** Places that gave up what the same source had deleted, until they can be relied upon. */
const LEAST_FOLLOWED = 2;
const MOST_HABITS = 500;

/** What the server deleted is still in a store, or is in it again. */
export const stateUndeleted: Rule = {
  kind: 'state.undeleted',
  severity: 'high',
  summary: 'The server said that an entity is gone, and a store still has it, or has it again.',
  advice:
    'Apply deletions wherever the entity is kept: by id, in every list and table, and not only in the one that is open. Keep a tombstone ' +
    '(id and version) for a while, so that an answer that was asked for before, or a copy that was captured earlier, cannot put it back. A read ' +
    'of everything replaces; it must not only add. The reference sync client keeps tombstones, and what is deleted stays so until a newer version comes.',
  thresholds: [SETTLE],
  watch({ world, on, at, report, limit }) {
    const settleMs = limit(SETTLE);
    const watchedOf = perSession(() => new Map<string, WatchedDeletion>());
    const followedOf = perSession(() => new RecentMap<string, number>(MOST_HABITS));

    on('entity.deleted', (deletion) => {
      const { session, id, lists } = deletion;
      if (watchedOf(session).has(id)) return;
      const copies = world.stores.copiesOf(session, id);
      // What was told of since it was listed last may have moved on to where this answer does not look.
      const hasMoved = (copy: Copy): boolean =>
        lists !== undefined && world.sightings.wasNamedSince(session, { id, object: copy.object }, lists.beforeAt + 1);
      if (copies.some(hasMoved)) return;
      const watched: WatchedDeletion = { deletion, copies, state: copies.length === 0 ? 'gone' : 'held', dueAt: 0 };
      keepNewest(watchedOf(session), id, watched, MOST_WATCHED);
      look(watched, deletion.at + settleMs, 1);
    });
    on('read', ({ session, content, startedAt }) => {
      const all = watchedOf(session);
      if (all.size === 0) return;
      for (const { id, shape } of content?.entities ?? []) {
        const watched = all.get(id);
        // Whoever asked before may have been told of what was not deleted yet.
        if (watched !== undefined && startedAt >= watched.deletion.at && !isStub(shape)) revive(watched);
      }
    });
    on('event.in', ({ link, event, mains }) => {
      const all = watchedOf(link.session);
      if (all.size === 0 || mains.length === 0 || deletedIn(event.name, event.args, mains) !== undefined) return;
      for (const { id, shape } of mains) if (!isStub(shape)) revive(all.get(id));
    });
    on('write.confirmed', ({ write, at: confirmedAt }) => {
      for (const id of write.says) {
        const watched = watchedOf(write.session).get(id);
        if (watched !== undefined && confirmedAt > watched.deletion.at && !write.name.startsWith('DELETE '))
          revive(watched);
      }
    });
    on('store.changed', (change) => {
      const { session, store } = change;
      for (const [id, watched] of watchedOf(session)) {
        const isIn = store.index.has(id);
        if (watched.state === 'held' && !isIn && !world.stores.isHeld(session, id)) watched.state = 'gone';
        if (watched.state !== 'gone' || !isIn) continue;
        watched.state = 'back';
        watched.change = change;
        look(watched, change.at + settleMs, 1);
      }
    });

    /** It is there anew, and rightly so. */
    function revive(watched: WatchedDeletion | undefined): void {
      if (watched === undefined) return;
      watched.state = 'done';
      watchedOf(watched.deletion.session).delete(watched.deletion.id);
    }

    function look(watched: WatchedDeletion, dueAt: number, looks: number): void {
      watched.dueAt = dueAt;
      at(dueAt, [watched.deletion.session], (nowAt) => {
        if (watched.state !== 'done' && watched.dueAt === dueAt) judge(watched, looks, nowAt);
      });
    }

    function judge(watched: WatchedDeletion, looks: number, nowAt: number): void {
      const { deletion } = watched;
      const { session, id } = deletion;
      if (world.page.isUnloaded(session) || !session.isWhole(deletion.at, nowAt)) {
        revive(watched);
        return;
      }
      const copies = world.stores.copiesOf(session, id);
      if (looks === 1 && watched.state !== 'back') learn(watched, copies);
      if (copies.length === 0) watched.state = 'gone';
      const meant = copies.filter((copy) => isMeant(watched, copy) || isRemoved(watched, copies, copy));
      if (meant.length > 0) tell(watched, meant, looks, nowAt);
      else judgeListed(watched, copies, looks, nowAt);
    }

    /** Apollo's cache has things in one place and lists of them in others. Whoever asks since then may be about to replace these. */
    function judgeListed(watched: WatchedDeletion, copies: readonly Copy[], looks: number, nowAt: number): void {
      const { deletion } = watched;
      const kept = copies.filter((copy) => !isShownAsGone(copy.object) && isUntouched(watched, copy));
      const listed = kept.flatMap((copy) => listedInCache(deletion, copy));
      if (listed.length === 0) return;
      const isReading = looks < MOST_LOOKS && world.feeds.hasAskedSince(deletion.session, deletion.at);
      if (isReading) look(watched, nowAt + settleMs, looks + 1);
      else tell(watched, listed, looks, nowAt);
    }

    function tell(watched: WatchedDeletion, copies: readonly Copy[], looks: number, nowAt: number): void {
      const { session, id } = watched.deletion;
      if (isBeingWritten(session, id)) {
        if (looks < MOST_LOOKS) look(watched, nowAt + settleMs, looks + 1);
        return;
      }
      for (const group of groupBy(copies, (copy) => copy.store).values())
        report(undeletedFinding(world, watched, group, nowAt));
      watched.state = 'done';
    }

    const isBeingWritten = (session: Session, id: string): boolean =>
      world.writes.pending(session).some(({ says }) => says.has(id));

    /** Where it went by itself, what the same source deletes later is to go, too. */
    function learn({ deletion, copies }: WatchedDeletion, now: readonly Copy[]): void {
      for (const copy of copies) {
        const isStill = now.some((one) => one.store === copy.store && placeText(one.place) === placeText(copy.place));
        const key = habitKey(deletion, copy);
        if (!isStill) followedOf(deletion.session).set(key, (followedOf(deletion.session).get(key) ?? 0) + 1);
      }
    }

    function isMeant(watched: WatchedDeletion, copy: Copy): boolean {
      const { deletion } = watched;
      const { session, noun, lists } = deletion;
      if (!isOneOfMany(copy, deletion.id) || isShownAsGone(copy.object) || isMarkedOld(copy)) return false;
      if (lists !== undefined) return isListedElse(copy, lists);
      // What an app changes about it may be how it shows that it is gone.
      if (!isUntouched(watched, copy)) return false;
      if (deletion.beside !== undefined)
        return isFedWith(copy, deletion.beside) && !isNotedIn(copy.store.state, deletion.id, deletion.beside);
      const follows = (followedOf(session).get(habitKey(deletion, copy)) ?? 0) >= LEAST_FOLLOWED;
      return follows || (noun !== undefined && holdsKind(world, session, copy, noun));
    }

    /** Who was only removed may rightly be in other lists: it is said where one list of such things has it. */
    function isRemoved(watched: WatchedDeletion, copies: readonly Copy[], copy: Copy): boolean {
      const { session, id, removed } = watched.deletion;
      if (removed === undefined || isShownAsGone(copy.object) || isMarkedOld(copy) || !isUntouched(watched, copy))
        return false;
      const isListOfSuch = (one: Copy): boolean => isOneOfMany(one, id) && holdsKind(world, session, one, removed);
      return isListOfSuch(copy) && copies.filter(isListOfSuch).length === 1;
    }

    const habitKey = (deletion: Deletion, copy: Copy): string =>
      `${deletion.source}\n${copy.store.number}\n${patternOf(world, deletion.session, copy)}`;
  },
};

/** An item of a list, or an entry under its own id: not what merely shows it. */
const isOneOfMany = ({ place, list }: Copy, id: string): boolean => {
  const last = place.at(-1);
  const isEntry = last !== undefined && 'field' in last && last.field === id;
  return isOneList(place) && (list !== undefined || isEntry);
};

/** Whether a list has all that the answer lists, and of the rest only what the answer before it had listed. */
function isListedElse({ list, place }: Copy, { now, before }: NonNullable<Deletion['lists']>): boolean {
  if (list === undefined || !isOneSpot(place)) return false;
  const ids = new Set(idsOf(list));
  return [...now].every((id) => ids.has(id)) && [...ids].every((id) => now.has(id) || before.has(id));
}

/** How deep it is looked for notes. */
const DEEPEST_NOTE = 8;

/**
 * Whether a store says something of a thing in a list of ids, or beside its id, as of what is not to be shown: the page may heed that. Not
 * in one that has all the others as well.
 */
function isNotedIn(state: Json, id: string, others: ReadonlySet<string>, depth = 0): boolean {
  if (typeof state !== 'object' || state === null || depth > DEEPEST_NOTE) return false;
  if (!Array.isArray(state))
    return Object.entries(state).some(
      ([name, value]) => (name === id && !isJsonObject(value)) || isNotedIn(value, id, others, depth + 1),
    );
  const ids = new Set(state.map(asId));
  const isNote = ids.has(id) && ![...others].every((other) => ids.has(other));
  return isNote || state.some((item: Json) => isNotedIn(item, id, others, depth + 1));
}

/** Of fewer things it may be chance that they are in one list. */
const LEAST_FED = 2;

/** Whether a list, or a table, has all that a question for what is new has brought: then it is made of its answers. */
function isFedWith({ store, place, list }: Copy, brought: ReadonlySet<string>): boolean {
  if (brought.size < LEAST_FED || !isOneSpot(place)) return false;
  const table = list ?? resolvePlace(store.state, place.slice(0, -1)) ?? null;
  const ids = new Set(isJsonObject(table) ? Object.keys(table) : idsOf(list ?? []));
  return [...brought].every((id) => ids.has(id));
}

const isUntouched = ({ copies }: WatchedDeletion, { store, object }: Copy): boolean =>
  copies.length === 0 || copies.some((one) => one.store === store && isEqual(one.object, object));
