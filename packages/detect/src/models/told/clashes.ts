import type { Json, JsonObject } from '@driftscope/records';
import { normalizeName } from '#entities/shapes.ts';
import { asTime } from '#entities/time-of.ts';

/** One thing under two names, or of two types, in two views. */
export interface NameClash {
  readonly here: string;
  readonly there: string;
}

/** Shorter texts may be equal by chance. */
const LEAST_TEXT = 4;

/**
 * Plain fields that say the same under names that the other view does not have, or the same time in two types: by the two names, what both
 * say.
 */
export function clashesOf(here: JsonObject, there: JsonObject): readonly (readonly [string, string])[] {
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

/** The two names of a clash. */
export function clashOf(name: string): NameClash {
  const [here = '', there = ''] = name.split('\n');
  return { here, there };
}
