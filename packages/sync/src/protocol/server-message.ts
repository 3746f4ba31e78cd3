import { isChange } from './change.ts';
import { type Guarded, isCount, isString, isTime, literal, objectOf, oneOf, parseWith } from './guard.ts';
import { isHeads } from './heads.ts';
import { isEpoch, isScope } from './ids.ts';
import type { Result } from './result.ts';

/** The first message on a socket: who it is, and where the logs are. Who missed nothing reads nothing. */
const isHello = objectOf({ kind: literal('hello'), user: isString, epoch: isEpoch, nowMs: isTime, heads: isHeads });

/** A change, as it happens. */
const isLive = objectOf({ kind: literal('change'), change: isChange });

/** The user may see this scope from now on. */
const isJoined = objectOf({ kind: literal('joined'), scope: isScope, head: isCount });

/** The user may not see this scope any more. */
const isLeft = objectOf({ kind: literal('left'), scope: isScope });

/** Answers a ping. `tag` names the heads: a client that knows of others has missed something. */
const isPong = objectOf({ kind: literal('pong'), nowMs: isTime, tag: isString });

const isServerMessage = oneOf(isLive, isPong, isHello, isJoined, isLeft);

/** What the server sends over a socket. */
export type ServerMessage = Guarded<typeof isServerMessage>;

export const parseServerMessage = (value: unknown): Result<ServerMessage> =>
  parseWith(isServerMessage, 'a message of the sync server', value);
