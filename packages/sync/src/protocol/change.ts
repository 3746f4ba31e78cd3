import { isEntityRef, isFields } from './entity.ts';
import { type Guarded, isCount, isString, isTime, listOf, literal, objectOf, oneOf } from './guard.ts';
import { isDeviceId, isMutationId, isScope } from './ids.ts';

const isOverwritten = objectOf({ device: isDeviceId, fields: listOf(isString) });

const common = {
  scope: isScope,
  /** Counts from 1 in its scope, without holes. */
  seq: isCount,
  /** When it was made, by the server's clock. */
  atMs: isTime,
  entity: isEntityRef,
};

const origin = {
  /** The write that caused it; absent where the server itself did. */
  mutation: isMutationId,
  /** Whose writes lost fields to this one, which had not seen them. Absent where none did. */
  overwrote: listOf(isOverwritten),
  /** Fields of the write that it did not get: a newer one keeps them. Absent where it got all. */
  lost: listOf(isString),
};

export const isPut = objectOf(
  { ...common, kind: literal('put'), fields: isFields },
  { ...origin, /** By the server's clock; absent for what does not expire. */ expiresAtMs: isTime },
);

const isDelete = objectOf({ ...common, kind: literal('delete') }, origin);

export const isChange = oneOf(isPut, isDelete);

/** One step of a scope's log. Complete: a put carries the whole entity, so that it can be drawn, and applied on anything. */
export type Change = Guarded<typeof isChange>;

export type Put = Guarded<typeof isPut>;
