import type { Bus } from '../engine/bus.ts';
import { groupBy } from '../engine/group-by.ts';
import { perSession } from '../engine/per-session.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import { isCountName } from '../entities/count-name.ts';
import { createDerivation } from '../entities/derivation.ts';
import type { FoundEntity } from '../entities/find-entities.ts';
import type { RequestFacts } from '../models/requests/requests.ts';
import type { Move, MoveFacts, Told } from '../models/told/moves.ts';
import type { Copy, StoreFacts } from '../stores/stores.ts';
import { ANY_SOURCE, createBindings } from './bindings.ts';
import { type ComparableCopies, isOldVersion, isSameList } from './comparable-copies.ts';
import { createOpenedAnswers } from './opened-answers.ts';
import { createSettingModel } from './settings.ts';
import { createShownLists } from './shown-lists.ts';

/** What the page's stores were seen to take over: it may be relied upon later, until the user sets something else in the store. */
export interface Agreements {
  /** Compares what the server said with what the stores have by now. */
  learn(told: Told): void;
  /** A copy has what a change made of a field. */
  noteTaken(told: Told, move: Move, copy: Copy, field: string): void;
  /** Whether the field at the copy's place has followed this source. */
  hasFollowed(session: Session, copy: Copy, field: string, source: string): boolean;
  /** The same of all sources together. */
  hasFollowedAny(session: Session, copy: Copy, field: string): boolean;
  /** The same of all events together, each with its value. */
  hasFollowedEvents(session: Session, copy: Copy, field: string): boolean;
  /** Whether it is a number that agreed with what this source counted. */
  hasCounted(session: Session, copy: Copy, field: string, source: string): boolean;
  /** Whether the copy's list is the list of the answers to this question. */
  isMirror(session: Session, copy: Copy, line: string): boolean;
  /** Whether the copy is in the list, or is the one thing, that the page asked for last. */
  isShown(session: Session, copy: Copy): boolean;
}

/** Stands for all events together. */
const ANY_EVENT = 'event';
/** Answers that a store which is found is compared with. */
const MOST_RECENT = 8;
/** Entities of one answer from which is learned what agrees. */
const MOST_LEARNED = 50;

/** Names of an entity's fields that say how many there are of something. */
export const countsOf = ({ object, shape }: Pick<FoundEntity, 'object' | 'shape'>): readonly string[] =>
  shape.derive(object, countNames);

export function createAgreements(
  bus: Bus<RecordFacts & RequestFacts & StoreFacts & MoveFacts>,
  copies: ComparableCopies,
): Agreements {
  const bindingsOf = perSession(createBindings);
  const shownLists = createShownLists(bus);
  const openedAnswers = createOpenedAnswers(bus);
  const settings = createSettingModel(bus);
  const recentOf = perSession<Told[]>(() => []);

  // A store is often found a moment after it was filled: it is compared with what filled it.
  bus.on('store.changed', ({ session, patch }) => {
    if (patch === undefined) for (const told of recentOf(session)) learnLists(told);
  });
  bus.on('told', (told) => {
    if (told.how !== 'read') return;
    const recent = recentOf(told.session);
    recent.push(told);
    if (recent.length > MOST_RECENT) recent.shift();
  });

  function learnLists({ session, line, entities, askedAt }: Told): void {
    const listed = entities.filter(({ isListed }) => isListed);
    for (const items of groupBy(listed, ({ shape }) => shape).values()) {
      const ids = items.map(({ id }) => id);
      for (const copy of copies.of(session, items[0]))
        if (isSameList(copy, ids)) {
          bindingsOf(session).noteMirror(copy.store, copies.patternOf(session, copy), line, ids);
          shownLists.noteRead(session, copy, line, askedAt);
        }
    }
  }

  /** Of an answer that is one thing: what else is in that is not what was asked for. */
  function learnOpened({ session, source, entities: [first], askedAt }: Told): void {
    if (first === undefined || first.isListed) return;
    for (const copy of copies.of(session, first))
      if (isOldVersion(copy.object, first.object)) openedAnswers.noteRead(session, copy, source, askedAt);
  }

  function learnCounts({ session, source, at }: Told, entity: FoundEntity): void {
    const counts = countsOf(entity);
    if (counts.length === 0) return;
    const { id, object } = entity;
    for (const copy of copies.of(session, { id, object })) {
      const pattern = copies.patternOf(session, copy);
      for (const field of counts)
        if (copy.object[field] === object[field])
          bindingsOf(session).noteFollowed(copy.store, pattern, source, countKey(field), `${id} ${object[field]}`, at);
    }
  }

  const follows = (session: Session, copy: Copy, source: string, field: string): boolean => {
    const pattern = copies.patternOf(session, copy);
    return bindingsOf(session).hasFollowed(copy.store, pattern, source, field, settings.setAt(session, copy.store));
  };

  return {
    learn(told) {
      if (told.how === 'read') {
        learnLists(told);
        learnOpened(told);
      }
      for (const entity of told.entities.slice(0, MOST_LEARNED)) learnCounts(told, entity);
    },
    noteTaken({ session, how, source, at }, { id, after }, copy, field) {
      // The answer to a write brings what the page may know itself: that it agrees tells nothing of the next one.
      if (how === 'write') return;
      const bindings = bindingsOf(session);
      const pattern = copies.patternOf(session, copy);
      bindings.noteFollowed(copy.store, pattern, source, field, id, at);
      if (how === 'event') bindings.noteFollowed(copy.store, pattern, ANY_EVENT, field, `${id} ${after[field]}`, at);
    },
    hasFollowed: (session, copy, field, source) => follows(session, copy, source, field),
    hasFollowedAny: (session, copy, field) => follows(session, copy, ANY_SOURCE, field),
    hasFollowedEvents: (session, copy, field) => follows(session, copy, ANY_EVENT, field),
    hasCounted: (session, copy, field, source) => follows(session, copy, source, countKey(field)),
    isMirror: (session, copy, line) => bindingsOf(session).isMirror(copy.store, copies.patternOf(session, copy), line),
    isShown: (session, copy) => shownLists.isShown(session, copy) || openedAnswers.isOpen(session, copy),
  };
}

const countNames = createDerivation((names) => names.filter(isCountName));

const countKey = (field: string): string => `count of ${field}`;
