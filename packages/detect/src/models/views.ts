import type { Json, JsonObject } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { Session } from '../engine/session.ts';
import { isUniqueId } from '../entities/entity-id.ts';
import type { FoundEntity } from '../entities/find-entities.ts';
import { keptObject } from '../entities/kept-object.ts';
import { normalizeName, type Shape, type Shapes } from '../entities/shapes.ts';
import { asTime } from '../entities/time-of.ts';
import type { LinkFacts } from '../links/link.ts';
import type { MoveFacts } from './moves.ts';

/** An entity as one source gave it to one page. */
export interface View {
  readonly session: Session;
  /** `GET /api/chat/*`, or an event's name. */
  readonly source: string;
  readonly shape: Shape;
  readonly object: JsonObject;
  readonly at: number;
  readonly seq: number;
}

/** One thing under two names, or of two types, in two views. */
export interface NameClash {
  readonly here: string;
  readonly there: string;
}

/** Two sources that give the same entities in two ways. */
export interface Mismatch {
  readonly id: string;
  readonly here: View;
  readonly there: View;
  readonly clashes: readonly NameClash[];
  /** Ids of the entities on which it was seen. */
  readonly ids: readonly string[];
}

export interface ViewFacts {
  readonly 'views.clash': Mismatch;
}

export interface ViewModel {
  /** What a field of one view is called in another, if both were seen to say the same. */
  sameField(app: string, field: string, here: Shape, there: Shape): string | undefined;
}

/** Ids remembered for each app, kinds of things of one id, and views of each. */
const MOST_ENTITIES = 5_000;
const MOST_KINDS = 16;
const MOST_VIEWS = 4;
/** Entities on which two views must clash alike, and names that must do so. */
const LEAST_ENTITIES = 2;
const LEAST_NAMES = 2;
/** After so many entities without a clash two views are taken for what they are. */
const MOST_COMPARED = 20;
/** Shapes that are compared with others, for each app: of further ones nothing is found out. */
const MOST_PAIRED = 500;
/** Shorter texts may be equal by chance. */
const LEAST_TEXT = 4;

/** What was found out about two views. */
interface Pair {
  compared: number;
  isTold: boolean;
  /** By the two names: the values on which they agreed, by entity. */
  readonly equal: Map<string, Map<string, string>>;
}

/** Compares the views of one entity that different sources give to the pages of one app. */
export function createViewModel(bus: Bus<LinkFacts & MoveFacts & ViewFacts>, shapes: Shapes): ViewModel {
  const apps = new Map<string, AppViews>();

  bus.on('told', ({ session, how, source, entities, at, seq }) => {
    if (how === 'read') note(entities, { session, source, at, seq });
  });
  bus.on('event.in', ({ link, event, mains, at, seq }) => {
    if (mains.length > 0) note(mains, { session: link.session, source: event.name, at, seq });
  });

  function note(entities: readonly FoundEntity[], telling: Telling): void {
    const app = viewsOf(telling.session.app);
    const collection = collectionOf(telling.source);
    for (const entity of entities) {
      // A number is an id among things of one kind only.
      const kind = isUniqueId(entity.id) ? UNIQUE : collection;
      if (kind !== undefined) keep(app, kind, entity, telling);
    }
  }

  function keep(app: AppViews, kind: string, entity: FoundEntity, telling: Telling): void {
    const views = viewsBefore(app, kind, entity, telling);
    if (views === undefined) return;
    const known = views.find(({ shape, source }) => shape === entity.shape && source === telling.source);
    const view = known === undefined ? viewOf(entity, telling) : renew(known, entity, telling);
    if (known === undefined && views.length < MOST_VIEWS) views.push(view);
    for (const other of views) if (other !== view && other.source !== view.source) compare(app, view, other);
  }

  function compare({ pairs, told }: AppViews, here: IdentifiedView, there: View): void {
    const { id } = here;
    if (here.shape === there.shape) return;
    if (pairs.size >= MOST_PAIRED && !pairs.has(here.shape)) return;
    const pair = pairFor(pairs, here.shape, there.shape);
    if (pair.isTold || pair.compared >= MOST_COMPARED) return;
    pair.compared++;
    for (const [name, value] of clashesOf(here.object, there.object)) {
      const values = pair.equal.get(name) ?? new Map<string, string>();
      pair.equal.set(name, values.set(id, value));
    }
    const sure = surely(pair);
    if (sure.length < LEAST_NAMES) return;
    pair.isTold = true;
    const sources = [here.source, there.source].toSorted().join('\n');
    if (told.has(sources)) return;
    told.add(sources);
    const clashes = sure.map(([name]) => clashOf(name));
    const ids = [...new Set(sure.flatMap(([, values]) => [...values.keys()]))];
    bus.tell('views.clash', { id, here, there, clashes, ids });
  }

  function viewsOf(app: string): AppViews {
    const known = apps.get(app) ?? {
      entities: new RecentMap<string, Side[]>(MOST_ENTITIES),
      pairs: new Map(),
      told: new Set<string>(),
    };
    apps.set(app, known);
    return known;
  }

  return {
    sameField(app, field, here, there) {
      if (shapes.areAlike(here, there)) return field;
      const pairs = apps.get(app)?.pairs;
      const forth = clashesOfPair(pairs?.get(here)?.get(there)).find((clash) => clash.here === field);
      const back = clashesOfPair(pairs?.get(there)?.get(here)).find((clash) => clash.there === field);
      return forth?.there ?? back?.here;
    },
  };
}

type Telling = Pick<View, 'session' | 'source' | 'at' | 'seq'>;

type IdentifiedView = { -readonly [Name in keyof View]: View[Name] } & { readonly id: string };

/** The views of one thing. */
interface Side {
  /** What tells it from other things of its id: where it is found, or that there are none. */
  readonly kind: string;
  readonly views: IdentifiedView[];
}

/** Of an id that names its entity alone. */
const UNIQUE = '';

/** What is known of the thing already. `undefined`: nothing, and this view is kept as the first. */
function viewsBefore(
  { entities }: AppViews,
  kind: string,
  entity: FoundEntity,
  telling: Telling,
): IdentifiedView[] | undefined {
  const sides = entities.get(entity.id);
  const side = sides?.find((one) => one.kind === kind);
  if (side !== undefined) return side.views;
  // Made with its first item: a list that grows by a push has room for many, and there are thousands of these.
  const first = { kind, views: [viewOf(entity, telling)] };
  if (sides === undefined) entities.set(entity.id, [first]);
  else if (sides.length < MOST_KINDS) sides.push(first);
  return undefined;
}

const viewOf = ({ id, shape, object }: FoundEntity, { session, source, at, seq }: Telling): IdentifiedView => ({
  id,
  session,
  source,
  shape,
  object,
  at,
  seq,
});

/** The same source gave the same thing again, in the same shape. */
function renew(view: IdentifiedView, { object }: FoundEntity, { session, at, seq }: Telling): IdentifiedView {
  view.session = session;
  view.object = keptObject(view.object, object);
  view.at = at;
  view.seq = seq;
  return view;
}

interface AppViews {
  /** Pairs of sources that were told to clash: other shapes of theirs are the same news. */
  readonly told: Set<string>;
  /** By id. */
  readonly entities: RecentMap<string, Side[]>;
  readonly pairs: Map<Shape, Map<Shape, Pair>>;
}

function pairFor(pairs: Map<Shape, Map<Shape, Pair>>, here: Shape, there: Shape): Pair {
  const others = pairs.get(here) ?? new Map<Shape, Pair>();
  pairs.set(here, others);
  const pair = others.get(there) ?? { compared: 0, isTold: false, equal: new Map() };
  others.set(there, pair);
  return pair;
}

/** What an endpoint gives: the last word of its path. Absent of an event. */
function collectionOf(source: string): string | undefined {
  if (!source.includes('/')) return undefined;
  return source.split(/[/?]/).findLast((word) => /^[a-z][\w-]*$/i.test(word));
}

/** The names that agreed on several entities, with several values. */
const surely = ({ equal }: Pair): readonly (readonly [string, Map<string, string>])[] =>
  [...equal].filter(([, values]) => values.size >= LEAST_ENTITIES && new Set(values.values()).size >= LEAST_ENTITIES);

const clashesOfPair = (pair: Pair | undefined): readonly NameClash[] =>
  pair === undefined ? [] : surely(pair).map(([name]) => clashOf(name));

/** Plain fields that say the same under names that the other view does not have, or the same time in two types. */
function clashesOf(here: JsonObject, there: JsonObject): readonly (readonly [string, string])[] {
  const names = new Set(Object.keys(there).map(normalizeName));
  const own = new Set(Object.keys(here).map(normalizeName));
  return Object.entries(here).flatMap(([name, value]) =>
    Object.entries(there).flatMap(([other, otherValue]) => {
      const isSameName = normalizeName(name) === normalizeName(other);
      const isRenamed = !isSameName && !names.has(normalizeName(name)) && !own.has(normalizeName(other));
      if (!isSameName && !isRenamed) return [];
      const agreed = isRenamed ? agreement(value, otherValue) : spellingClash([name, value], [other, otherValue]);
      return agreed === undefined ? [] : [[`${name}\n${other}`, agreed] as const];
    }),
  );
}

type Field = readonly [name: string, value: Json];

/** One name in two ways of writing, or with values of two types. */
function spellingClash([name, a]: Field, [other, b]: Field): string | undefined {
  if (name === other || a !== b) return typeClash(a, b);
  return typeof a === 'string' || typeof a === 'number' ? String(a) : undefined;
}

/** What two values have in common. `undefined`: nothing that could not be chance. */
function agreement(a: Json, b: Json): string | undefined {
  if (typeof a === 'string' && a === b && a.length >= LEAST_TEXT) return a;
  const [one, other] = [asTime(a), asTime(b)];
  return one !== undefined && one === other ? String(one) : undefined;
}

function typeClash(a: Json, b: Json): string | undefined {
  if (typeof a === typeof b || typeof a === 'object' || typeof b === 'object') return undefined;
  const [one, other] = [asTime(a), asTime(b)];
  if (one !== undefined && one === other) return String(one);
  return String(a) === String(b) ? String(a) : undefined;
}

function clashOf(name: string): NameClash {
  const [here = '', there = ''] = name.split('\n');
  return { here, there };
}
