import type { Json } from '@driftscope/records';
import { getOrMake } from '#engine/get-or-make.ts';
import { createDerivation } from '#entities/derivation.ts';
import type { FoundEntity } from '#entities/find-entities.ts';
import { isVolatile } from '#entities/is-volatile.ts';
import { authorOf, referencesOf } from '#entities/references.ts';
import type { Copy } from '#stores/stores.ts';

/** What a page makes of the events of one name that bring something new. */
export interface EventHabit {
  /** How many were taken into a list or table, and how many there were. */
  readonly taken: number;
  readonly seen: number;
  /** The one that was taken last. */
  readonly last: LastTaken | undefined;
  take(entity: FoundEntity, copy: Copy, at: number): void;
  miss(): void;
  /** Whether an event is so like those that were taken that it is to be taken, too. */
  isExpecting(entity: FoundEntity): boolean;
}

export interface LastTaken {
  readonly id: string;
  readonly copy: Copy;
  /** When its event came. */
  readonly at: number;
  /** The commit that its store had come to when it was looked at. */
  readonly changedAt: number;
  readonly seq: number;
}

/** From here on a habit is one. */
const LEAST_TAKEN = 3;
const LEAST_SHARE = 0.8;
/** Values of one field that are told apart. */
const MOST_VALUES = 50;

export function createEventHabit(): EventHabit {
  let taken = 0;
  let missed = 0;
  let last: LastTaken | undefined;
  let lastEntity: FoundEntity | undefined;
  /** The list took the last one in, and did not become longer: it keeps the first few. */
  let isFull = false;
  let length = 0;
  const authors = new Set<string | undefined>();
  const valuesOf = new Map<string, Set<Json>>();

  return {
    get taken() {
      return taken;
    },
    get seen() {
      return taken + missed;
    },
    get last() {
      return last;
    },
    take(entity, copy, at) {
      taken++;
      const { store, list } = copy;
      last = { id: entity.id, copy, at, changedAt: store.changedAt, seq: store.seq };
      lastEntity = entity;
      isFull = list !== undefined && list.length === length;
      length = list?.length ?? 0;
      if (authors.size < MOST_VALUES) authors.add(authorOf(entity.object, entity.shape));
      for (const name of lastingNames(entity)) note(entity, name);
    },
    miss() {
      missed++;
    },
    isExpecting(entity) {
      if (taken < LEAST_TAKEN || taken < (taken + missed) * LEAST_SHARE || isFull) return false;
      const isKnownAuthor = authors.has(authorOf(entity.object, entity.shape));
      return lastEntity !== undefined && isLike(entity, lastEntity) && isKnownAuthor && hasKnownMarks(entity);
    },
  };

  function note(entity: FoundEntity, name: string): void {
    const value = markIn(entity, name);
    if (value === undefined) return;
    const values = getOrMake(valuesOf, name, () => new Set());
    if (values.size < MOST_VALUES) values.add(value);
  }

  /** Whether fields that have few values, such as a type, have one that was taken before: others may be left out on purpose. */
  function hasKnownMarks(entity: FoundEntity): boolean {
    return lastingNames(entity).every((name) => {
      const value = markIn(entity, name);
      const values = value === undefined ? undefined : valuesOf.get(name);
      return value === undefined || values === undefined || isOfMany(values) || values.has(value);
    });
  }

  function isOfMany(values: ReadonlySet<Json>): boolean {
    return values.size >= Math.min(taken, MOST_VALUES);
  }
}

const isLike = (one: FoundEntity, other: FoundEntity): boolean =>
  one.shape === other.shape && scopeOf(one) === scopeOf(other);

const scopeOf = ({ object, shape }: FoundEntity): string =>
  [...referencesOf(object, shape).scope].map(([name, id]) => `${name} ${id}`).join();

/** Names of the fields that do not change by themselves. */
const lastingNames = ({ object, shape }: FoundEntity): readonly string[] => shape.derive(object, notVolatile);

const notVolatile = createDerivation((names) => names.filter((name) => !isVolatile(name)));

/** What may mark an entity as one of some kind: a plain value that is not its id. */
function markIn({ id, object }: FoundEntity, name: string): Json | undefined {
  const value = object[name];
  const isPlain = value !== undefined && (typeof value !== 'object' || value === null);
  return isPlain && String(value) !== id ? value : undefined;
}
