import type { Guard } from './guard.ts';

/** What a log is kept for and access is given to, such as `user:42` or `room:7`. */
export type Scope = string & { readonly brand: 'Scope' };

/** Names one write for ever: the same id again is the same write. */
export type MutationId = string & { readonly brand: 'MutationId' };

/** Names the server's data as a whole: another epoch means other sequence numbers, as after a restored backup. */
export type Epoch = string & { readonly brand: 'Epoch' };

/** One browser profile or app installation: all its tabs together. */
export type DeviceId = string & { readonly brand: 'DeviceId' };

const isId = (value: unknown): boolean => typeof value === 'string' && value.length > 0 && value.length <= 200;

export const isScope: Guard<Scope> = (value): value is Scope => isId(value);
export const isMutationId: Guard<MutationId> = (value): value is MutationId => isId(value);
export const isEpoch: Guard<Epoch> = (value): value is Epoch => isId(value);
export const isDeviceId: Guard<DeviceId> = (value): value is DeviceId => isId(value);

/** The scope of this name. Throws where that is empty, or longer than 200 characters. */
export function scopeNamed(name: string): Scope {
  if (!isScope(name)) throw new Error(`${JSON.stringify(name)} cannot be a scope: it takes 1 to 200 characters.`);
  return name;
}
