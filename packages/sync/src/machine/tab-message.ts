import { type Guarded, isString, isTime, listOf, literal, objectOf, oneOf, parseWith } from '../protocol/guard.ts';
import { isEpoch, isMutationId } from '../protocol/ids.ts';
import { isMutationOutcome } from '../protocol/mutation.ts';
import type { Result } from '../protocol/result.ts';
import { isSyncPage } from '../protocol/sync-answer.ts';
import { isOutboxEntry } from './outbox-entry.ts';

const user = isString;

/** The leader lives. What it says of its copy and outbox lets a follower notice that it has missed something. */
const isBeat = objectOf(
  {
    kind: literal('beat'),
    user,
    connection: literal('signed-out', 'connecting', 'connected', 'disconnected', 'refused'),
    freshness: literal('fresh', 'catching-up', 'stale'),
    tag: isString,
    outbox: listOf(isMutationId),
    /** Those of them that the server turned down. */
    failed: listOf(isMutationId),
  },
  {
    /** What to add to the wall clock, which all tabs share, to get the server's; absent while that is not known. */ serverOffsetMs:
      isTime,
    /** By the wall clock. */ freshAtMs: isTime,
  },
);

/** What the leader has read or received: followers apply it as if they had read it. */
const isPages = objectOf({ kind: literal('pages'), user, epoch: isEpoch, pages: listOf(isSyncPage) });

/** A tab has come, and wants to know how the leader is. */
const isBeatWanted = objectOf({ kind: literal('beat-wanted'), user });

/** A follower has missed something. */
const isCopyWanted = objectOf({ kind: literal('copy-wanted'), user });

/** All that the leader has, in place of what the follower has: a snapshot for each scope, and the outbox. */
const isCopy = objectOf(
  { kind: literal('copy'), user, pages: listOf(isSyncPage), entries: listOf(isOutboxEntry) },
  { epoch: isEpoch },
);

/** Writes that were made, or sent again. */
const isEntries = objectOf({ kind: literal('entries'), user, entries: listOf(isOutboxEntry) });

const isSettled = objectOf({ kind: literal('settled'), user, outcomes: listOf(isMutationOutcome) });

const isDismissed = objectOf({ kind: literal('dismissed'), user, id: isMutationId });

const isSignedOut = objectOf({ kind: literal('signed-out'), user });

const isTabMessage = oneOf(
  isBeat,
  isBeatWanted,
  isPages,
  isEntries,
  isSettled,
  isCopyWanted,
  isCopy,
  isDismissed,
  isSignedOut,
);

/** What the tabs of one browser tell each other. */
export type TabMessage = Guarded<typeof isTabMessage>;

export const parseTabMessage = (value: unknown): Result<TabMessage> =>
  parseWith(isTabMessage, 'a message of another tab', value);
