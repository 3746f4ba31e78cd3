import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { RecentMap } from '../engine/recent-map.ts';
import { asId, idOf, isIdField } from '../entities/entity-id.ts';
import { normalizeName, type Shape, type Shapes } from '../entities/shapes.ts';
import { isMessageName } from '../links/plain-facts.ts';
import type { UnnamedList } from './find-unnamed-lists.ts';
import { fieldNouns, type ListSource } from './list-source.ts';
import { idFieldAlone, idFieldOf } from './own-id-field.ts';
import { areGivenOnce, ownersOf, scopesOf } from './owners-of.ts';
import { MOST_NAMES, namesOf, readItems, saysOfItself } from './read-items.ts';

/** Things whose id has a name of its own. */
interface NamedKind {
  readonly noun: string;
  /** `rideId`. */
  readonly field: string;
  /** Normalized names of what else is said of them. */
  readonly names: Set<string>;
  /** Fields that say what they belong to. Of two that have one id and belong to different things, neither is known by it. */
  readonly scopes: readonly string[];
  /** They were listed as what belongs to one thing, and do not say to which: found in what belongs to another, they are not known by it. */
  readonly isOwned: boolean;
}

/** Things that may be told apart by this, of which more must be seen: the list had one of them, or the field's name alone does not say so. */
interface Candidate extends NamedKind {
  /** What the field said in the list. */
  readonly ids: ReadonlySet<string>;
  readonly isNamedByNoun: boolean;
}

/** Kinds of one app, candidates, and names that were none: after that nothing more is learned. */
const MOST_KINDS = 32;
/** Things whose owners are remembered, for each app. */
const MOST_OWNED = 5_000;
/** One item is told apart by everything. Of a field whose name says less, more are asked for. */
const LEAST_ITEMS = 2;
const LEAST_ALONE = 3;
/** Share of a kind's fields that one of its things has, if it has others besides: what a page notes of it. */
const MOST_OF_IT = 0.75;
const LEAST_SHARED = 2;

/** The kinds of things that one app knows by other names than `id`. */
export class NamedKinds {
  readonly #shapes: Shapes;
  #kinds: readonly NamedKind[] = [];
  readonly #candidates: Candidate[] = [];
  /** Names that were thought to be of ids, and are not. */
  readonly #refused = new Set<string>();
  #byShape = new Map<Shape, NamedKind | undefined>();
  /** What the things of kinds that belong to others belong to, by name, id and field. */
  readonly #ownerOf = new RecentMap<string, string>(MOST_OWNED);

  constructor(shapes: Shapes) {
    this.#shapes = shapes;
  }

  get isEmpty(): boolean {
    return this.#kinds.length === 0;
  }

  get hasCandidates(): boolean {
    return this.#candidates.length > 0;
  }

  /** Learns from a list. Answers whether it knows more now. */
  learn(list: UnnamedList, source: ListSource): boolean {
    const nouns = list.field === undefined ? source.nouns : fieldNouns(list.field);
    const scopes = scopesOf(list.items, ownersOf(list, source));
    const [noun] = nouns;
    if (noun === undefined || noun === '') return false;
    const owners = ownersOf(list, source);
    const about = { scopes: scopes ?? [], isOwned: scopes === undefined };
    for (const noun of nouns) {
      const field = idFieldOf(list.first, noun);
      if (field === undefined || (about.isOwned && !areGivenOnce(list.items, { noun, field }, owners))) continue;
      return this.#learnFrom(list.items, { noun, field, ...about }, true);
    }
    const field = about.isOwned ? undefined : idFieldAlone(list.first);
    return field !== undefined && this.#learnFrom(list.items, { noun, field, ...about }, false);
  }

  /** The name by which a list has things that were listed as another one's. `undefined`: there is none. */
  sharedIn(list: UnnamedList, source: ListSource): string | undefined {
    const owners = ownersOf(list, source).join('\n');
    if (owners === '') return undefined;
    const owned = [...this.#kinds, ...this.#candidates].filter(({ isOwned, field }) => isOwned && field in list.first);
    return owned.find(({ field }) => list.items.some((item) => this.#isOfAnother(item, field, owners)))?.field;
  }

  #isOfAnother(item: Json, field: string, owners: string): boolean {
    const id = isJsonObject(item) ? asId(item[field]) : undefined;
    if (id === undefined) return false;
    const was = this.#ownerOf.get(`${field}\n${id}`);
    this.#ownerOf.set(`${field}\n${id}`, owners);
    return was !== undefined && was !== owners;
  }

  /** An event is about a thing of one of these nouns. Answers whether it shows of a candidate that it is known by its field. */
  confirmSaid(nouns: readonly string[], object: JsonObject, isChange: boolean): boolean {
    return this.#confirm((one) => {
      const id = asId(object[one.field]);
      if (id === undefined || !nouns.includes(one.noun) || !fits(one, Object.keys(object))) return false;
      return one.isNamedByNoun || (isChange && one.ids.has(id));
    });
  }

  /** Something was asked for by this id, among those of one of these nouns. Answers the same. */
  confirmAsked(nouns: readonly string[], id: string): boolean {
    return this.#confirm((one) => nouns.includes(one.noun) && one.ids.has(id));
  }

  /** A page keeps an object under this key. Answers the same: whoever keeps things by a field tells them apart by it. */
  confirmKept(key: string, object: JsonObject): boolean {
    return this.#confirm(
      ({ field, names, ids }) =>
        ids.has(key) && asId(object[field]) === key && fits({ field, names }, Object.keys(object)),
    );
  }

  /** The name of an object's id. `undefined`: it has an `id`, or nothing is known of such objects, or two names could be meant. */
  idNameOf(object: JsonObject): string | undefined {
    if (idOf(object) !== undefined) return undefined;
    const shape = this.#shapes.of(object);
    let kind = this.#byShape.get(shape);
    if (kind === undefined && !this.#byShape.has(shape)) {
      kind = this.#kindOf(object);
      // Of those that are too many to be told apart each is another.
      if (shape.isOf(object)) this.#byShape.set(shape, kind);
    }
    return kind === undefined || asId(object[kind.field]) === undefined ? undefined : kind.field;
  }

  /** Whether an object with an id by this name belongs to something else than one of the same id that came before. */
  hasMoved(object: JsonObject, name: string): boolean {
    const scopes = this.#byShape.get(this.#shapes.of(object))?.scopes ?? [];
    return scopes.some((scope) => {
      const [at, is] = [`${name}\n${asId(object[name])}\n${scope}`, asId(object[scope])];
      if (is === undefined) return false;
      const was = this.#ownerOf.get(at);
      this.#ownerOf.set(at, is);
      return was !== undefined && was !== is;
    });
  }

  /** Two things had one id by this name: it is none, from now on and for ever. */
  refuse(field: string): void {
    this.#refused.add(field);
    this.#kinds = this.#kinds.filter((kind) => kind.field !== field);
    this.#byShape = new Map();
  }

  #learnFrom(items: readonly Json[], about: Omit<NamedKind, 'names'>, isNamedByNoun: boolean): boolean {
    const { noun, field } = about;
    const isOut = this.#refused.has(field) || this.#refused.size >= MOST_KINDS;
    const read = isOut ? undefined : readItems(items, field);
    if (read === undefined || !saysOfItself(read.names, field)) return false;
    const names = namesOf(read.names, field);
    const { ids } = read;
    const isIt = (kind: NamedKind): boolean => kind.noun === noun && kind.field === field;
    const isSure = isNamedByNoun && !about.isOwned && ids.size >= LEAST_ITEMS;
    if (this.#kinds.some(isIt) || isSure) return this.#add({ ...about, names });
    const isCandidate = isNamedByNoun || (ids.size >= LEAST_ALONE && names.size >= LEAST_SHARED);
    if (isCandidate && !this.#candidates.some(isIt) && this.#candidates.length < MOST_KINDS)
      this.#candidates.push({ ...about, names, ids, isNamedByNoun });
    return false;
  }

  #confirm(isShown: (candidate: Candidate) => boolean): boolean {
    const index = this.#candidates.findIndex(isShown);
    const [kind] = index === -1 ? [] : this.#candidates.splice(index, 1);
    return kind !== undefined && this.#add(kind);
  }

  /** Answers whether it was not known, or not in full. */
  #add(kind: NamedKind): boolean {
    const known = this.#kinds.find(({ noun, field }) => noun === kind.noun && field === kind.field);
    if (known !== undefined) return this.#addNames(known, kind.names);
    if (this.#kinds.length >= MOST_KINDS || this.#refused.has(kind.field)) return false;
    this.#kinds = [...this.#kinds, kind];
    this.#byShape = new Map();
    return true;
  }

  #addNames({ names }: NamedKind, more: ReadonlySet<string>): boolean {
    const before = names.size;
    for (const name of more) if (names.size < MOST_NAMES) names.add(name);
    if (names.size === before) return false;
    this.#byShape = new Map();
    return true;
  }

  #kindOf(object: JsonObject): NamedKind | undefined {
    const names = Object.keys(object);
    if (names.some(isIdField)) return undefined;
    const fitting = this.#kinds.filter((kind) => Object.hasOwn(object, kind.field) && fits(kind, names));
    return fitting.length === 1 ? fitting[0] : undefined;
  }
}

/** Whether objects with these names tell of such a thing: a part of it, or most of it and what else a page notes. */
function fits({ field, names }: Pick<NamedKind, 'field' | 'names'>, own: readonly string[]): boolean {
  let [shared, others] = [0, 0];
  for (const name of own) {
    if (name === field) continue;
    if (names.has(normalizeName(name))) shared++;
    else if (!isMessageName(name)) others++;
  }
  if (others === 0) return shared > 0;
  return shared >= LEAST_SHARED && shared >= names.size * MOST_OF_IT;
}
