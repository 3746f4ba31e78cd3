import { type Guarded, literal, objectOf, parseWith } from './guard.ts';
import type { Result } from './result.ts';

const isPing = objectOf({ kind: literal('ping') });

/** What the client sends over a socket: nothing but heartbeats. Writes go by HTTP, where each gets its answer. */
export type ClientMessage = Guarded<typeof isPing>;

export const parseClientMessage = (value: unknown): Result<ClientMessage> =>
  parseWith(isPing, 'a message of a client', value);
