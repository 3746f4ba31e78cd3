import type { Json, JsonObject } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { isEqual } from '#engine/is-equal.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import { createDerivation } from '#entities/derivation.ts';
import type { FoundEntity } from '#entities/find-entities.ts';
import { normalizeName, type Shape } from '#entities/shapes.ts';
import { asTime } from '#entities/time-of.ts';
import type { LinkFacts } from '#links/link.ts';
import type { ReadFacts } from '../reads/reads.ts';

/** An entity as one source gave it. */
export interface Given {
  readonly id: string;
  readonly object: JsonObject;
  readonly shape: Shape;
  readonly at: number;
  readonly seq: number;
}

/** A field that is called or written otherwise than before. */
export interface FieldChange {
  readonly was: string;
  readonly is: string;
  /** `string`, `number`, `object`…; the same where it was only renamed. */
  readonly wasType: string;
  readonly isType: string;
}

/** One source gives its entities otherwise than before, within the life of one page. */
export interface Skew {
  readonly session: Session;
  /** An event's name, or `GET /api/users/*`. */
  readonly source: string;
  readonly changes: readonly [FieldChange, ...FieldChange[]];
  /** The last that was given as before, and the first that was not. */
  readonly before: Given;
  readonly after: Given;
  /** How the same entity had been given before. Absent: the first otherwise given one was new. */
  readonly same?: Given;
}

export interface SkewFacts {
  readonly 'shape.changed': Skew;
}

export interface SkewModel {
  /** Whether the source gives its entities otherwise than before, as far as that can be told now. */
  isChanging(session: Session, source: string): boolean;
}

/** Sources remembered for each page, and entities of each. */
const MOST_SOURCES = 64;
const MOST_ENTITIES = 64;
/** So many entities a source must have given alike, until another way is a change. */
const LEAST_ALIKE = 3;
/** After a new connection, which may be to a new server, so many otherwise given ones are one. */
const LEAST_AFTER = 2;
/** Fields that are looked at. */
const MOST_FIELDS = 64;
/** Shorter texts may be equal by chance. */
const LEAST_TEXT = 3;

/** Says of what kind an entity is: others have other fields by right. */
const kindName = /^(_*type(name)?|kind|variant|category|action|op|event|status|state)$/i;

/** How a source gives its entities, as far as all of them were alike. */
interface Regime {
  readonly types: Map<string, string>;
  readonly always: Set<string>;
  readonly kinds: Map<string, Json>;
  /** The shape last seen, if the types of all its fields are known: there is nothing more to learn from it. */
  learnt: Shape | undefined;
  readonly known: RecentMap<string, Given>;
  count: number;
  last: Given;
  /** Given otherwise, with nothing as before since. */
  otherwise: Given[];
  /** It was told, or both ways come in turn. */
  isOver: 'told' | 'mixed' | undefined;
}

/** Notices when a source begins to give its entities under other names or as other types. */
export function createSkewModel(bus: Bus<LinkFacts & ReadFacts & SkewFacts>): SkewModel {
  const sourcesOf = perSession(() => new RecentMap<string, Regime>(MOST_SOURCES));
  const upOf = perSession(() => ({ at: 0 }));

  bus.on('link.up', ({ session, up }) => {
    upOf(session).at = up?.at ?? 0;
  });
  bus.on('event.in', ({ link, event, mains: [main], at, seq }) => {
    if (main !== undefined) take(link.session, event.name, main, at, seq);
  });
  bus.on('read', ({ session, pattern, isWrite, content, at, seq }) => {
    const first = isWrite ? undefined : content?.entities[0];
    if (first !== undefined) take(session, pattern, first, at, seq);
  });

  function take(session: Session, source: string, entity: FoundEntity, at: number, seq: number): void {
    const { id, object, shape } = entity;
    const given = { id, object, shape, at, seq };
    const regime = sourcesOf(session).get(source);
    if (regime === undefined) sourcesOf(session).set(source, newRegime(given));
    else if (regime.isOver === undefined) compare(session, source, regime, given);
  }

  function compare(session: Session, source: string, regime: Regime, given: Given): void {
    const changes = changesIn(regime, given);
    if (changes.length === 0 && regime.otherwise.length === 0) {
      follow(regime, given);
      return;
    }
    if (changes.length === 0 || regime.count < LEAST_ALIKE || isOfOtherKind(regime, given)) {
      regime.isOver = 'mixed';
      return;
    }
    regime.otherwise.push(given);
    const same = regime.known.get(given.id);
    const [first, ...others] = sureOf(session, regime, changes, given);
    if (first === undefined) return;
    regime.isOver = 'told';
    const after = same === undefined ? (regime.otherwise[0] ?? given) : given;
    const about = { session, source, before: regime.last, after, ...(same && { same }) };
    bus.tell('shape.changed', { ...about, changes: [first, ...others] });
  }

  /** Those on which the same entity agrees; all of them, if the server may be a new one. */
  function sureOf(
    session: Session,
    regime: Regime,
    changes: readonly FieldChange[],
    { id, object }: Given,
  ): readonly FieldChange[] {
    const same = regime.known.get(id);
    const agreed = same === undefined ? none : changes.filter((change) => agrees(same.object, object, change));
    if (agreed.length > 0) return agreed;
    const isNewServer = upOf(session).at > regime.last.at && regime.otherwise.length >= LEAST_AFTER;
    return isNewServer ? changes : none;
  }

  return {
    isChanging(session, source) {
      const regime = sourcesOf(session).get(source);
      if (regime === undefined || regime.isOver === 'mixed') return false;
      return regime.isOver === 'told' || (regime.otherwise.length > 0 && upOf(session).at > regime.last.at);
    },
  };
}

function newRegime(given: Given): Regime {
  const regime: Regime = {
    types: new Map(),
    always: new Set(Object.keys(given.object).slice(0, MOST_FIELDS)),
    kinds: new Map(),
    learnt: undefined,
    known: new RecentMap(MOST_ENTITIES),
    count: 0,
    last: given,
    otherwise: [],
    isOver: undefined,
  };
  follow(regime, given);
  return regime;
}

function follow(regime: Regime, given: Given): void {
  regime.count++;
  regime.last = given;
  regime.known.set(given.id, given);
  const { object, shape } = given;
  for (const name of shape.derive(object, kindNames)) regime.kinds.set(name, object[name] ?? null);
  if (regime.learnt !== shape) learn(regime, given);
}

function learn(regime: Regime, { object, shape }: Given): void {
  for (const name of regime.always) if (object[name] === undefined) regime.always.delete(name);
  let isKnown = true;
  for (const name in object) {
    const value = object[name] ?? null;
    if (regime.types.has(name)) continue;
    if (value === null || regime.types.size >= MOST_FIELDS) isKnown = false;
    else regime.types.set(name, typeOf(value));
  }
  regime.learnt = isKnown && shape.isOf(object) ? shape : undefined;
}

const kindNames = createDerivation((names) => names.filter((name) => kindName.test(name)));

/** Fields of another type, and those that were always there and are gone, each with a new one that may stand for it. */
const changesIn = (regime: Regime, { object }: Given): readonly FieldChange[] => {
  const fresh: string[] = [];
  const changes: FieldChange[] = [];
  for (const name in object) {
    const wasType = regime.types.get(name);
    const isType = typeOf(object[name] ?? null);
    if (wasType === undefined) fresh.push(name);
    else if (isType !== 'null' && isType !== wasType) changes.push({ was: name, is: name, wasType, isType });
  }
  return fresh.length === 0 ? changes : [...changes, ...renamesIn(regime, object, fresh)];
};

function renamesIn({ types, always }: Regime, object: JsonObject, fresh: readonly string[]): readonly FieldChange[] {
  return [...always].flatMap((was): readonly FieldChange[] => {
    if (object[was] !== undefined) return none;
    const wasType = types.get(was) ?? 'null';
    const isOfType = (name: string): boolean => typeOf(object[name] ?? null) === wasType;
    const is = fresh.find((name) => isLikeName(was, name)) ?? fresh.find(isOfType);
    return is === undefined ? none : [{ was, is, wasType, isType: typeOf(object[is] ?? null) }];
  });
}

const none: readonly never[] = [];

/** `name` and `userName`, `sent_at` and `sentAt`. */
function isLikeName(a: string, b: string): boolean {
  const [one, other] = [normalizeName(a), normalizeName(b)];
  return one === other || one.endsWith(other) || other.endsWith(one);
}

/** Whether the same entity says the same under the new name, or as the new type. */
function agrees(before: JsonObject, after: JsonObject, { was, is }: FieldChange): boolean {
  const [old, now] = [before[was], after[is]];
  if (old === undefined || now === undefined || old === null || now === null) return false;
  if (was !== is)
    return isEqual(old, now) && (typeof old !== 'string' || old.length >= LEAST_TEXT) && typeof old !== 'boolean';
  if (typeof old === 'object' || typeof now === 'object') return mentions(old, now) || mentions(now, old);
  return String(old) === String(now) || (asTime(old) !== undefined && asTime(old) === asTime(now));
}

/** A text that became an object which has it: `author: 'Ada'`, `author: { name: 'Ada' }`. */
const mentions = (value: Json, part: Json): boolean =>
  typeof value === 'object' &&
  value !== null &&
  typeof part !== 'object' &&
  Object.values(value).some((one: Json) => one === part);

const typeOf = (value: Json): string => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);

const isOfOtherKind = ({ kinds }: Regime, { object }: Given): boolean =>
  [...kinds].some(([name, value]) => object[name] !== undefined && object[name] !== value);
