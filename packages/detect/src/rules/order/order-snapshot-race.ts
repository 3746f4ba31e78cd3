import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { FoundEntity } from '#entities/find-entities.ts';
import { referencesOf } from '#entities/references.ts';
import type { LateAnswer } from '#models/reads/late-answers.ts';
import { isDeletion, type News } from '#models/told/news.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import { idsOf } from '#stores/compare-states.ts';
import { isOneSpot, type Place, placeOf, placeText, resolvePlace } from '#stores/place.ts';
import type { Store } from '#stores/stores.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { durationText, quoted } from '../wording.ts';
import { watchSnapshotMisses } from './snapshot-miss.ts';

const SETTLE: Threshold = {
  name: 'order.snapshot-race.settleMs',
  unit: 'ms',
  value: 2_000,
  says: 'How long a store has to come to rest.',
};
/** Deleted entities remembered for each page. */
const MOST_DELETED = 500;
const DEEPEST = 8;

/** An entity that an event had put into a list, which a snapshot then replaced. */
interface Erased {
  readonly news: News;
  readonly entity: FoundEntity;
  readonly store: Store;
  readonly place: Place;
  /** Items of the answer that the list holds now. */
  readonly count: number;
}

/** The first read of a list took out what an event had just put into it, or something was sent between read and subscription. */
export const orderSnapshotRace: Rule = {
  kind: 'order.snapshot-race',
  severity: 'high',
  summary:
    'A list was read while its events already came, and the answer took the place of what one of them had brought.',
  advice:
    'Subscribe first, then read, and merge the two by id: what an event brought after the read was asked for stays, and what the answer brings is added. ' +
    'Or have the answer carry the position it was taken at, hold events back until it is there, and apply those that come after that position. ' +
    'The reference sync client does so: a snapshot has its place in the sequence, and events before it are dropped, those after it applied.',
  thresholds: [SETTLE],
  watch(context) {
    const settleMs = context.limit(SETTLE);
    const { world, on, at, report } = context;
    watchSnapshotMisses(context);
    const deletedOf = perSession(() => new RecentMap<string, true>(MOST_DELETED));

    on('entity.deleted', ({ session, id }) => deletedOf(session).set(id, true));
    on('answer.late', (late) => {
      const { session, answer } = late;
      if (answer.how === 'read') at(answer.at + settleMs, [session], (nowAt) => judge(late, nowAt));
    });

    function judge(late: LateAnswer, nowAt: number): void {
      const { session, answer } = late;
      if (!session.isWhole(answer.askedAt, nowAt) || world.page.isUnloaded(session)) return;
      for (const news of late.newer) {
        if (news.how !== 'event' || isDeletion(news)) continue;
        const erased = erasedBy(late, news);
        if (erased !== undefined) tell(late, erased, nowAt);
      }
    }

    function erasedBy({ session, answer, before }: LateAnswer, news: News): Erased | undefined {
      const [entity] = news.content.entities;
      if (entity === undefined || world.stores.isHeld(session, entity.id) || deletedOf(session).has(entity.id))
        return undefined;
      const items = itemsLike(answer, entity);
      if (items.length === 0 || !isAskedFor(answer, entity, items)) return undefined;
      for (const [store, state] of before) {
        const place = listWith(state, entity.id);
        const count = place === undefined ? 0 : countNew(store, state, place, items);
        if (place !== undefined && count > 0) return { news, entity, store, place, count };
      }
      return undefined;
    }

    /** What an answer lists of the kind. None where the entity itself is among it. */
    function itemsLike({ content }: News, { id, shape }: FoundEntity): readonly FoundEntity[] {
      const items = content.entities.filter((one) => one.isListed && world.shapes.areAlike(one.shape, shape));
      return items.some((item) => item.id === id) ? [] : items;
    }

    /** How many items the list now has of the answer, if it is just those, and was not there yet. Else an old list was put back. */
    function countNew(store: Store, before: Json, place: Place, items: readonly FoundEntity[]): number {
      const now = resolvePlace(store.state, place);
      const was = resolvePlace(before, place);
      if (!Array.isArray(now) || !Array.isArray(was)) return 0;
      const [ids, known] = [new Set(idsOf(now)), new Set(idsOf(was))];
      const isSnapshot = items.every((item) => ids.has(item.id)) && ids.size === now.length;
      return isSnapshot && items.some((item) => !known.has(item.id)) ? items.length : 0;
    }

    function tell({ session, answer }: LateAnswer, { news, entity, store, place, count }: Erased, nowAt: number): void {
      const { id } = entity;
      const identity = world.identity.now(session);
      const where = `${placeText(place)} in store ${quoted(store.name)}`;
      const tookMs = Math.round(answer.at - answer.askedAt);
      report({
        session,
        identity,
        key: [String(answer.askedSeq), String(store.number), id],
        place: [answer.pattern, news.line, store.name, patternOf(world, session, { place })],
        confidence: 'observed',
        title: `${answer.line}, asked before ${news.line} brought ${id}, was answered after it and took ${id} out of ${where} of ${nameOf(identity)}`,
        at: answer.askedAt,
        untilAt: nowAt,
        facts: {
          request: answer.line,
          event: news.line,
          id,
          tookMs,
          items: count,
          store: store.name,
          path: placeText(place),
        },
        evidence: [
          { session: session.id, seq: answer.askedSeq, at: answer.askedAt, role: 'asked' },
          { session: session.id, seq: news.seq, at: news.at, role: 'received' },
          { session: session.id, seq: answer.seq, at: answer.at, role: 'answered' },
        ],
        witness: [
          { says: `The page asked ${answer.line}.`, session: session.id, seq: answer.askedSeq, at: answer.askedAt },
          {
            says: `Then ${news.line} brought ${id}, and ${where} took it in.`,
            session: session.id,
            seq: news.seq,
            at: news.at,
          },
          {
            says: `The answer, ${durationText(tookMs)} after it was asked for, has ${count} such items, and ${id} is not among them.`,
            session: session.id,
            seq: answer.seq,
            at: answer.at,
          },
          {
            says: `${durationText(nowAt - answer.at)} later ${where} holds those, and no store holds ${id}.`,
            session: session.id,
            at: nowAt,
          },
        ],
      });
    }
  },
};

/** Whether the question is about all of what the entity is one of: what belongs to the same, and is not chosen by more than that. */
function isAskedFor(answer: News, { object, shape }: FoundEntity, items: readonly FoundEntity[]): boolean {
  const own = referencesOf(object, shape).scope;
  const params = [...new URLSearchParams(answer.line.split('?')[1] ?? '')];
  const isScope = ([name, value]: readonly [string, string]): boolean =>
    [...own.values()].includes(value) || /^(limit|size|per_?page|count|take)$/i.test(name);
  return params.every(isScope) && items.every((item) => isOfSame(own, item));
}

function isOfSame(own: ReadonlyMap<string, string>, { object, shape }: FoundEntity): boolean {
  const other = referencesOf(object, shape).scope;
  return [...own].every(([name, id]) => (other.get(name) ?? id) === id || !isPlaceName(name));
}

/** What things are in, as against what they refer to. */
const isPlaceName = (name: string): boolean => !/parent|reply|quote|thread|prev|next|client|temp/i.test(name);

/** The list in a state that holds an entity. */
function listWith(state: Json, id: string): Place | undefined {
  const path = pathOf(state, id, []);
  const place = path && placeOf(state, path);
  return place !== undefined && isOneSpot(place) ? place : undefined;
}

function pathOf(value: Json, id: string, path: readonly (string | number)[]): (string | number)[] | undefined {
  if (typeof value !== 'object' || value === null || path.length > DEEPEST) return undefined;
  if (Array.isArray(value) && idsOf(value).includes(id)) return [...path];
  const children: readonly (readonly [string | number, Json | undefined])[] = Array.isArray(value)
    ? value.map((child: Json, index) => [index, child] as const)
    : Object.entries(value);
  for (const [key, child] of children) {
    const found = isContainer(child) ? pathOf(child, id, [...path, key]) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

const isContainer = (value: Json | undefined): value is Json[] | JsonObject =>
  Array.isArray(value) || (value !== undefined && isJsonObject(value));
