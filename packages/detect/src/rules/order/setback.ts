import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { versionStep } from '#entities/version-of.ts';
import type { LateAnswer } from '#models/reads/late-answers.ts';
import { entitiesIn, isDeletion, type News } from '#models/told/news.ts';
import { type ChangedEntity, type ChangedList, compareStates, idsOf } from '#stores/compare-states.ts';
import type { Place } from '#stores/place.ts';

/** Where a store went back to what a late answer says. */
export interface Setback {
  /** `lost`: a newer item is gone. `values`: fields are old again. `question`: the list of another question is shown. */
  readonly what: 'lost' | 'values' | 'question';
  /** What had told what is undone. */
  readonly newer: News;
  readonly place: Place;
  readonly ids: readonly string[];
}

/** Compares a store before and after a late answer. Pure. */
export function findSetback(late: LateAnswer, before: Json, after: Json): Setback | undefined {
  const changes = compareStates(before, after);
  if (late.answer.how === 'write') return valueSetback(late, changes.entities);
  const answered = listsIn(late.answer.content.body);
  for (const list of changes.lists) {
    const setback = questionSetback(late, list, answered) ?? lossSetback(late, list, answered);
    if (setback !== undefined) return setback;
  }
  return valueSetback(late, changes.entities);
}

/** The list was that of a newer question, and now is that of the older one. */
function questionSetback(late: LateAnswer, list: ChangedList, answered: readonly Ids[]): Setback | undefined {
  const { place, before, after } = list;
  if (!answered.some((ids) => isSame(ids, after))) return undefined;
  const newer = late.newer.find(
    (news) =>
      news.how === 'read' &&
      news.line !== late.answer.line &&
      listsIn(news.content.body).some((ids) => isSame(ids, before)),
  );
  return newer === undefined || isSame(before, after) ? undefined : { what: 'question', newer, place, ids: after };
}

/** Items that came since the page asked are gone again, and what is left is what the answer says. */
function lossSetback(late: LateAnswer, list: ChangedList, answered: readonly Ids[]): Setback | undefined {
  const { place, before, after } = list;
  const kept = new Set(after);
  const lost = before.filter((id) => !kept.has(id));
  if (lost.length === 0 || !isSame(before, [...after, ...lost]) || !answered.some((ids) => isSame(ids, after))) {
    return undefined;
  }
  const newer = late.newer.find(
    (news) => isOfSame(news, late.answer) && !isDeletion(news) && holdsAll(entitiesIn(news), lost),
  );
  const wasDeleted = late.newer.some((news) => isDeletion(news) && mentionsAny(news, lost));
  return newer === undefined || wasDeleted ? undefined : { what: 'lost', newer, place, ids: lost };
}

/** Fields that something newer had changed are what they were. */
function valueSetback(late: LateAnswer, entities: readonly ChangedEntity[]): Setback | undefined {
  if (entities.length === 0) return undefined;
  const old = byId(entitiesIn(late.answer));
  const former = late.older.map((news) => byId(entitiesIn(news)));
  const isOld: OldField = (id, field, [one, other]) =>
    // A write may have been done as late as it was answered: only the server's versions tell.
    late.answer.how === 'write'
      ? isVersionAfter(other, one)
      : former.some((entities) => entities.get(id)?.[field] === one[field]);
  for (const newer of late.newer.filter((news) => isOfSame(news, late.answer))) {
    const fresh = byId(entitiesIn(newer));
    const back = entities.filter((entity) => isSetBack(entity, old.get(entity.id), fresh.get(entity.id), isOld));
    const [first] = back;
    if (first !== undefined) return { what: 'values', newer, place: first.place, ids: back.map(({ id }) => id) };
  }
  return undefined;
}

/** Whether the first says of the field what had been so before the second. */
type OldField = (id: string, field: string, views: readonly [JsonObject, JsonObject]) => boolean;

function isSetBack(
  { id, before, after }: ChangedEntity,
  old: JsonObject | undefined,
  fresh: JsonObject | undefined,
  isOld: OldField,
): boolean {
  if (old === undefined || fresh === undefined || isVersionAfter(old, fresh)) return false;
  return Object.keys(fresh).some((field) => {
    const [was, now] = [fresh[field], old[field]];
    if (!isScalar(was) || !isScalar(now) || was === now || before[field] !== was || after[field] !== now) return false;
    // A slow server may have looked later than it told the rest: old is only what it had said before.
    return isOld(id, field, [old, fresh]);
  });
}

/** Of reads only those that ask the same: other questions have other answers. */
const isOfSame = (news: News, answer: News): boolean => news.how !== 'read' || news.line === answer.line;

const mentionsAny = (news: News, ids: readonly string[]): boolean =>
  entitiesIn(news).some(({ id }) => ids.includes(id)) || ids.some((id) => news.line.includes(id));

/** Whether the server itself says that the first is newer than the second. */
const isVersionAfter = (a: JsonObject, b: JsonObject): boolean => versionStep(b, a) !== undefined;

type Ids = readonly string[];

/** The ids of each list in a body. */
function listsIn(value: Json, found: Ids[] = [], depth = 0): readonly Ids[] {
  if (depth > DEEPEST) return found;
  if (Array.isArray(value)) {
    found.push(idsOf(value));
    for (const item of value) listsIn(item, found, depth + 1);
  } else if (isJsonObject(value)) {
    for (const child of Object.values(value)) listsIn(child, found, depth + 1);
  }
  return found;
}

const DEEPEST = 8;

/** The same things, in whatever order. */
function isSame(a: Ids, b: Ids): boolean {
  if (a.length !== b.length) return false;
  const known = new Set(a);
  return b.every((id) => known.has(id));
}

const holdsAll = (entities: readonly { readonly id: string }[], ids: Ids): boolean => {
  const known = new Set(entities.map(({ id }) => id));
  return ids.every((id) => known.has(id));
};

const byId = (entities: readonly { readonly id: string; readonly object: JsonObject }[]) =>
  new Map(entities.map(({ id, object }) => [id, object]));

const isScalar = (value: Json | undefined): boolean =>
  value !== undefined && (typeof value !== 'object' || value === null);
