import type { Result } from './result.ts';

/** Says whether a value has a shape. Each shape of the protocol is one guard; its type is read off it. */
export type Guard<T> = (value: unknown) => value is T;

export type Guarded<G> = G extends Guard<infer T> ? T : never;

type Shape = Readonly<Record<string, Guard<unknown>>>;

type ObjectOf<Required extends Shape, Optional extends Shape> = {
  readonly [Name in keyof Required]: Guarded<Required[Name]>;
} & { readonly [Name in keyof Optional]?: Guarded<Optional[Name]> };

export const isString: Guard<string> = (value) => typeof value === 'string';

/** A time in milliseconds, of either sign. */
export const isTime: Guard<number> = (value): value is number => Number.isFinite(value);

/** A sequence number or another count from 0. */
export const isCount: Guard<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One of these texts. */
export function literal<const T extends string>(...expected: readonly T[]): Guard<T> {
  return (value): value is T => expected.some((one) => one === value);
}

export function listOf<T>(isItem: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(isItem);
}

/** An object used as a dictionary. */
export function recordOf<T>(isValue: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> => isRecord(value) && Object.values(value).every(isValue);
}

/** An object with these fields. Fields that it does not name are let through: a newer peer may send them. */
export function objectOf<Required extends Shape, Optional extends Shape = Record<never, never>>(
  required: Required,
  optional?: Optional,
): Guard<ObjectOf<Required, Optional>> {
  const needed = Object.entries(required);
  const allowed = Object.entries(optional ?? {});
  return (value): value is ObjectOf<Required, Optional> =>
    isRecord(value) &&
    needed.every(([name, isField]) => isField(value[name])) &&
    allowed.every(([name, isField]) => value[name] === undefined || isField(value[name]));
}

export function oneOf<Guards extends readonly Guard<unknown>[]>(...guards: Guards): Guard<Guarded<Guards[number]>> {
  return (value): value is Guarded<Guards[number]> => guards.some((isOne) => isOne(value));
}

/** @param what - names the shape in the message: "a sync answer". */
export function parseWith<T>(isShape: Guard<T>, what: string, value: unknown): Result<T> {
  return isShape(value) ? { ok: true, value } : { ok: false, message: `this is not ${what}` };
}
