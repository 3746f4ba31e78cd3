import type { JsonObject } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perApp } from '#engine/per-app.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import { isUniqueId } from '#entities/entity-id.ts';
import type { FoundEntity } from '#entities/find-entities.ts';
import { keptObject } from '#entities/kept-object.ts';
import type { Shape, Shapes } from '#entities/shapes.ts';
import type { LinkFacts } from '#links/link.ts';
import { clashesOf, clashOf, type NameClash } from './clashes.ts';
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
/** What was found out about two views. */
interface Pair {
  compared: number;
  isTold: boolean;
  /** By the two names: the values on which they agreed, by entity. */
  readonly equal: Map<string, Map<string, string>>;
}

/** Compares the views of one entity that different sources give to the pages of one app. */
export function createViewModel(bus: Bus<LinkFacts & MoveFacts & ViewFacts>, shapes: Shapes): ViewModel {
  const apps = perApp<AppViews>(() => ({
    entities: new RecentMap(MOST_ENTITIES),
    pairs: new Map(),
    told: new Set(),
  }));

  bus.on('told', ({ session, how, source, entities, at, seq }) => {
    if (how === 'read') note(entities, { session, source, at, seq });
  });
  bus.on('event.in', ({ link, event, mains, at, seq }) => {
    if (mains.length > 0) note(mains, { session: link.session, source: event.name, at, seq });
  });

  function note(entities: readonly FoundEntity[], telling: Telling): void {
    const app = apps.of(telling.session);
    if (app === undefined) return;
    const collection = collectionOf(telling.source);
    for (const entity of entities) {
      // A number is an id among things of one kind only.
      const kind = isUniqueId(entity.id) ? UNIQUE : collection;
      if (kind !== undefined) keep(app, kind, entity, telling);
    }
  }

  function keep(app: AppViews, kind: string, entity: FoundEntity, telling: Telling): void {
    const first = app.entities.get(entity.id);
    const known = knownView(first, kind, entity.shape, telling.source);
    const view = known === undefined ? viewOf(kind, entity, telling) : renew(known, entity, telling);
    if (first === undefined) app.entities.set(entity.id, view);
    else if (known === undefined) add(first, view);
    for (let other = first; other !== undefined; other = other.next)
      if (other.kind === kind && other.source !== view.source) compare(app, view, other);
  }

  function compare({ pairs, told }: AppViews, here: KeptView, there: View): void {
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

  return {
    sameField(app, field, here, there) {
      if (shapes.areAlike(here, there)) return field;
      const pairs = apps.named(app)?.pairs;
      const forth = clashesOfPair(pairs?.get(here)?.get(there)).find((clash) => clash.here === field);
      const back = clashesOfPair(pairs?.get(there)?.get(here)).find((clash) => clash.there === field);
      return forth?.there ?? back?.here;
    },
  };
}

type Telling = Pick<View, 'session' | 'source' | 'at' | 'seq'>;

/** A view, with the next one of its id: no lists, for there are thousands of these, and mostly one or two for each id. */
type KeptView = { -readonly [Name in keyof View]: View[Name] } & {
  readonly id: string;
  /** What tells the thing from others of its id: where it is found, or that there are none. */
  readonly kind: string;
  next: KeptView | undefined;
};

/** Of an id that names its entity alone. */
const UNIQUE = '';

/** The view that the same source gave before, in the same shape. */
function knownView(first: KeptView | undefined, kind: string, shape: Shape, source: string): KeptView | undefined {
  for (let view = first; view !== undefined; view = view.next)
    if (view.shape === shape && view.source === source && view.kind === kind) return view;
  return undefined;
}

/** Puts a view after the others of its id, unless there are enough of its thing, or of things. */
function add(first: KeptView, view: KeptView): void {
  const kinds = new Set<string>();
  let ofKind = 0;
  let last = first;
  for (let other: KeptView | undefined = first; other !== undefined; other = other.next) {
    last = other;
    kinds.add(other.kind);
    if (other.kind === view.kind) ofKind++;
  }
  if (ofKind === 0 ? kinds.size < MOST_KINDS : ofKind < MOST_VIEWS) last.next = view;
}

const viewOf = (kind: string, { id, shape, object }: FoundEntity, { session, source, at, seq }: Telling): KeptView => ({
  id,
  kind,
  session,
  source,
  shape,
  object,
  at,
  seq,
  next: undefined,
});

/** The same source gave the same thing again, in the same shape. */
function renew(view: KeptView, { object }: FoundEntity, { session, at, seq }: Telling): KeptView {
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
  readonly entities: RecentMap<string, KeptView>;
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
