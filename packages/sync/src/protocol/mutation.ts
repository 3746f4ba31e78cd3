import { isEntityRef, isFields } from './entity.ts';
import { type Guarded, isCount, isString, isTime, listOf, literal, objectOf, oneOf, parseWith } from './guard.ts';
import { isDeviceId, isEpoch, isMutationId, isScope } from './ids.ts';
import type { Result } from './result.ts';

/** A number says nothing without its epoch. */
export const isSeen = objectOf({ epoch: isEpoch, seq: isCount });

const common = {
  id: isMutationId,
  device: isDeviceId,
  scope: isScope,
  entity: isEntityRef,
  /** When the user did it, by the server's clock as the client knows it. */
  atMs: isTime,
};

const seen = {
  /** How far the scope was that the user had before their eyes; absent where the client held nothing of it. */
  seen: isSeen,
};

/** Creates the entity, or sets these fields of it. */
const isPutMutation = objectOf({ ...common, kind: literal('put'), fields: isFields }, { ...seen, expiresAtMs: isTime });

/** Sets these fields of an entity that exists. */
const isPatchMutation = objectOf({ ...common, kind: literal('patch'), fields: isFields }, seen);

const isDeleteMutation = objectOf({ ...common, kind: literal('delete') }, seen);

export const isMutation = oneOf(isPutMutation, isPatchMutation, isDeleteMutation);

/** One write, as `POST /mutations` takes them. */
export type Mutation = Guarded<typeof isMutation>;

const isMutations = objectOf({ mutations: listOf(isMutation) });

/** The body of `POST /mutations`: applied one by one, in this order. */
export const parseMutations = (value: unknown): Result<Guarded<typeof isMutations>> =>
  parseWith(isMutations, 'a list of mutations', value);

const isAccepted = objectOf(
  {
    kind: literal('accepted'),
    id: isMutationId,
    /** The change it became, or the last one of the scope where it changed nothing. */ seq: isCount,
  },
  { /** Fields that a newer write keeps. Absent where none were lost. */ lost: listOf(isString) },
);

/** All of it lost to a newer write, or the entity is gone: the client shows the server's state, and tells the user. */
const isConflict = objectOf({
  kind: literal('conflict'),
  id: isMutationId,
  reason: literal('newer', 'gone'),
});

/** It will never be taken: no right to, not valid, or so old that the server may have forgotten whether it had it. */
const isRefused = objectOf({ kind: literal('refused'), id: isMutationId, reason: isString });

export const isMutationOutcome = oneOf(isAccepted, isConflict, isRefused);

/** What became of a write. The same id again gets the same outcome. */
export type MutationOutcome = Guarded<typeof isMutationOutcome>;

const isPushAnswer = objectOf({ epoch: isEpoch, nowMs: isTime, outcomes: listOf(isMutationOutcome) });

/** Answers `POST /mutations`: an outcome for each, in the order that they came. */
export type PushAnswer = Guarded<typeof isPushAnswer>;

export const parsePushAnswer = (value: unknown): Result<PushAnswer> =>
  parseWith(isPushAnswer, 'a list of outcomes', value);
