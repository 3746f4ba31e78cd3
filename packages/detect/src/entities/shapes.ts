import type { JsonObject } from '@driftscope/records';
import type { Derivation } from './derivation.ts';

/** The set of an object's field names, once for all objects that have the same. */
export class Shape {
  /** Names that tell something: without the id, and without what every kind of object has. */
  readonly telling: ReadonlySet<string>;
  readonly #names: readonly string[] | undefined;
  /** By the numbers of derivations. */
  readonly #derived: unknown[] = [];

  /** Without names: of objects that have nothing in common but that their shapes are too many. */
  constructor(names?: readonly string[]) {
    this.#names = names;
    this.telling = new Set((names ?? []).map(normalizeName).filter((name) => !COMMON.has(name)));
  }

  /** Whether an object has these names, in this order. */
  isOf(object: JsonObject): boolean {
    const names = this.#names;
    if (names === undefined) return false;
    let index = 0;
    for (const name in object) {
      if (name !== names[index]) return false;
      index++;
    }
    return index === names.length;
  }

  /** What follows from the names of an object of this shape: worked out once for all of them. */
  derive<Value>(object: JsonObject, { number, from }: Derivation<Value>): Value {
    if (this.#names === undefined) return from(Object.keys(object));
    // What a function gave is what it would give.
    const known = this.#derived[number] as Value | undefined;
    if (known !== undefined) return known;
    const value = from(this.#names);
    this.#derived[number] = value;
    return value;
  }
}

/** Shapes are found by walking from name to name: no text is built for an object of a known one. */
interface Branch {
  readonly next: Map<string, Branch>;
  shape?: Shape;
}

/** Fields that objects of all kinds have. */
const COMMON = new Set(['id', 'uuid', 'createdat', 'updatedat', 'v', 'version', 'typename']);
/** Below this share of common names, two shapes are two kinds of things. */
const ALIKE = 0.5;
/** Objects that serve as dictionaries have shapes without end; from here on they share one. */
const MOST_SHAPES = 5_000;
const MOST_FIELDS = 64;
/** Shapes that are compared before one is looked up: more than the kinds of things that one payload has. */
const MOST_RECENT = 8;
/** Pairs whose likeness is remembered; beyond that all of them are worked out again. */
const MOST_ANSWERS = 100_000;

/** Tells kinds of entities apart by their fields, so that user 1 and room 1 are two things. */
export class Shapes {
  readonly #root: Branch = { next: new Map() };
  #known = 0;
  readonly #likeness = new Map<Shape, Map<Shape, boolean>>();
  readonly #other = new Shape();
  #answers = 0;
  /** Most objects come in lists of their kind, and to compare names in their order is many times faster than to look them up. */
  #last = this.#other;
  /** Those that were looked up last: items of a list hold things of other kinds, in turn. */
  readonly #recent: Shape[] = [];
  #lookUps = 0;

  of(object: JsonObject): Shape {
    if (!this.#last.isOf(object)) this.#last = this.#recent.find((shape) => shape.isOf(object)) ?? this.#lookUp(object);
    return this.#last;
  }

  #lookUp(object: JsonObject): Shape {
    const shape = this.#find(object);
    this.#recent[this.#lookUps % MOST_RECENT] = shape;
    this.#lookUps++;
    return shape;
  }

  #find(object: JsonObject): Shape {
    let branch: Branch | undefined = this.#root;
    for (const name in object) {
      branch = branch.next.get(name);
      if (branch === undefined) return this.#learn(object);
    }
    return branch.shape ?? this.#learn(object);
  }

  #learn(object: JsonObject): Shape {
    const names = Object.keys(object);
    if (this.#known >= MOST_SHAPES || names.length > MOST_FIELDS) return this.#other;
    this.#known++;
    let branch = this.#root;
    for (const name of names) {
      const next: Branch = branch.next.get(name) ?? { next: new Map() };
      branch.next.set(name, next);
      branch = next;
    }
    branch.shape = new Shape(names);
    return branch.shape;
  }

  /** Whether objects of the two shapes can be the same kind of thing, one of them perhaps in part. A stub fits all. */
  areAlike(a: Shape, b: Shape): boolean {
    if (a === b) return true;
    const known = this.#likeness.get(a)?.get(b);
    if (known !== undefined) return known;
    const answer = overlap(a.telling, b.telling) >= ALIKE;
    this.#answers++;
    if (this.#answers > MOST_ANSWERS) this.#forgetAnswers();
    const answers = this.#likeness.get(a) ?? new Map<Shape, boolean>();
    this.#likeness.set(a, answers.set(b, answer));
    return answer;
  }

  #forgetAnswers(): void {
    this.#likeness.clear();
    this.#answers = 0;
  }

  /** Whether an object of shape `a` brings at least half of what one of shape `b` says. */
  covers(a: Shape, b: Shape): boolean {
    return a === b || (!isStub(a) && shared(a.telling, b.telling) >= b.telling.size * ALIKE);
  }
}

/** An object that only names an entity, and says nothing about it. */
export const isStub = (shape: Shape): boolean => shape.telling.size === 0;

/** `sent_at` and `sentAt` are one name. */
export const normalizeName = (name: string): string => name.replace(/[_-]/g, '').toLowerCase();

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const least = Math.min(a.size, b.size);
  return least === 0 ? 1 : shared(a, b) / least;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const name of a) if (b.has(name)) count++;
  return count;
}
