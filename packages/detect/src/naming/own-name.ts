import type { JsonObject } from '@driftscope/records';

/** Under it an object that was given its id says what that was called. A symbol: to whoever walks its fields it is as any other. */
const OWN_NAME = Symbol('name of its id');

type WithOwnName = JsonObject & { readonly [OWN_NAME]?: string };

/** What the app calls the id of an object that was given it as `id`: `rideId`. `undefined`: it is as it came. */
export function ownNameOf(object: JsonObject): string | undefined {
  const { [OWN_NAME]: name }: WithOwnName = object;
  return name;
}

/** The same object with its id under `id`, and not under its own name. */
export const withPlainId = (object: JsonObject, ownName: string): JsonObject =>
  Object.assign(renamed(object, ownName, 'id'), { [OWN_NAME]: ownName });

/** The object as it came. */
export const withOwnName = (object: JsonObject, ownName: string): JsonObject => renamed(object, 'id', ownName);

/** Only `fromEntries` defines an own field for each name, also for `__proto__`. */
const renamed = (object: JsonObject, from: string, to: string): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name === from ? to : name, value]));
