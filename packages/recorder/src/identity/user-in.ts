import { readOwn, readPath } from '../hook/read-own.ts';

export interface UserFound {
  readonly who: string;
  /** What a person would call the user. */
  readonly label?: string;
}

/** The usual ones first: what has both an `id` and a `user_id` is something of a user's own. */
const idKeys = ['id', '_id', 'userId', 'uuid', 'sub', 'user_id', 'uid', 'pk'];
const labelKeys = ['name', 'displayName', 'display_name', 'fullName', 'full_name', 'username', 'login', 'email'];

/** Where an object about a session keeps its user. */
export const userPaths: readonly (readonly string[])[] = [
  ['user'],
  ['currentUser'],
  ['me'],
  ['account'],
  ['session', 'user'],
  ['auth', 'user'],
  ['auth', 'currentUser'],
  ['data', 'user'],
];

/** What all of {@link userPaths} lies in: where these are the same objects as before, so is the user. */
export const userRoots = userPaths.map(([root = '']) => root);

/** The user that an object describes: it has an id of its own. Lists describe no one. */
export function userIn(value: unknown): UserFound | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const who = idKeys.map((key) => idText(readOwn(value, key))).find((id) => id !== undefined);
  if (who === undefined) return undefined;
  const label = labelKeys.map((key) => readOwn(value, key)).find((name) => typeof name === 'string' && name !== '');
  return typeof label === 'string' ? { who, label } : { who };
}

/** The user of a session object, at one of the usual places. */
export function sessionUserIn(value: unknown): UserFound | undefined {
  for (const path of userPaths) {
    const user = userIn(readPath(value, ...path));
    if (user) return user;
  }
  return undefined;
}

/** An id as text. `undefined`: it is none. */
export function idText(id: unknown): string | undefined {
  if (typeof id === 'number' && Number.isFinite(id)) return String(id);
  return typeof id === 'string' && id !== '' ? id : undefined;
}
