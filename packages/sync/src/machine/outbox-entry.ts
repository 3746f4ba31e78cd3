import { isEntityRef, isFields } from '../protocol/entity.ts';
import { type Guarded, isCount, isString, isTime, literal, objectOf, oneOf } from '../protocol/guard.ts';
import { isMutationId, isScope } from '../protocol/ids.ts';
import { isSeen } from '../protocol/mutation.ts';

const isEntryStatus = oneOf(
  objectOf({ kind: literal('pending') }),
  /** The server has it as change `seq`, which is not applied here yet. It stays in the layer until then. */
  objectOf({ kind: literal('accepted'), seq: isCount }),
  /** The server will not have it: rolled back, and kept for the app to show, retry or dismiss. */
  objectOf({ kind: literal('failed'), reason: isString }),
);

export const isOutboxEntry = objectOf(
  {
    id: isMutationId,
    scope: isScope,
    entity: isEntityRef,
    kind: literal('put', 'patch', 'delete'),
    /** Empty for a delete. */
    fields: isFields,
    /** When it was made, by the server's clock as far as it is known. */
    atMs: isTime,
    status: isEntryStatus,
  },
  { seen: isSeen, /** By the server's clock. */ expiresAtMs: isTime },
);

/** A write that is not yet part of the confirmed state. */
export type OutboxEntry = Guarded<typeof isOutboxEntry>;
