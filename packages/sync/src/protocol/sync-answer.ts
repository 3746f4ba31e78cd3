import { isChange } from './change.ts';
import { type Guarded, isCount, isTime, listOf, literal, objectOf, oneOf, parseWith } from './guard.ts';
import { isHeads } from './heads.ts';
import { isEpoch, isScope, type Scope } from './ids.ts';
import type { Result } from './result.ts';

/** Asks for one scope. `since` is the last number that the client has applied; absent where it holds nothing: it wants a snapshot. */
export interface ScopeRequest {
  readonly scope: Scope;
  readonly since?: number;
}

const isChangesPage = objectOf({
  kind: literal('changes'),
  scope: isScope,
  /** What was asked for: this page goes on from there. */
  since: isCount,
  /** Everything up to this number is in `changes`: the last state of each entity that changed, in the order of `seq`. */
  seq: isCount,
  /** The scope's last number. Greater than `seq` where more is to be read. */
  head: isCount,
  changes: listOf(isChange),
});

/** All that is in the scope, as puts. What is not in it does not exist. */
const isSnapshotPage = objectOf({ kind: literal('snapshot'), scope: isScope, seq: isCount, changes: listOf(isChange) });

/** The user may not see this scope, or it is no more. */
const isGonePage = objectOf({ kind: literal('gone'), scope: isScope });

export const isSyncPage = oneOf(isChangesPage, isSnapshotPage, isGonePage);

/** What one scope's read gave. */
export type SyncPage = Guarded<typeof isSyncPage>;

const isSyncAnswer = objectOf({ epoch: isEpoch, nowMs: isTime, pages: listOf(isSyncPage) });

/** Answers `GET /sync?scope=…&since=…`, the pair once for each scope. `nowMs` is the server's clock. */
export type SyncAnswer = Guarded<typeof isSyncAnswer>;

export const parseSyncAnswer = (value: unknown): Result<SyncAnswer> => parseWith(isSyncAnswer, 'a sync answer', value);

const isHeadsAnswer = objectOf({ epoch: isEpoch, nowMs: isTime, heads: isHeads });

/** Answers `GET /sync` without a scope, unless `If-None-Match` is the tag of these heads: then it is 304. */
export type HeadsAnswer = Guarded<typeof isHeadsAnswer>;

export const parseHeadsAnswer = (value: unknown): Result<HeadsAnswer> => parseWith(isHeadsAnswer, 'the heads', value);
