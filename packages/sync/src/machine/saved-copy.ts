import { isPut } from '../protocol/change.ts';
import { type Guarded, isCount, isString, isTime, listOf, objectOf, parseWith } from '../protocol/guard.ts';
import { isDeviceId, isEpoch, isScope } from '../protocol/ids.ts';
import type { Result } from '../protocol/result.ts';
import { isOutboxEntry } from './outbox-entry.ts';

const isSavedScope = objectOf({ scope: isScope, cursor: isCount, entities: listOf(isPut) });

const isSavedCopy = objectOf(
  { session: isString, device: isDeviceId, scopes: listOf(isSavedScope), outbox: listOf(isOutboxEntry) },
  { epoch: isEpoch, serverOffsetMs: isTime },
);

/** What a device keeps of a user. `load` begins the session where there is none; `device` outlives sessions. */
export type SavedCopy = Guarded<typeof isSavedCopy>;

export const parseSavedCopy = (value: unknown): Result<SavedCopy> => parseWith(isSavedCopy, 'a saved copy', value);
