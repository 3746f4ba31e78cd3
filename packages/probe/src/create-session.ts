import { randomUUID } from 'node:crypto';
import type { SessionHeader, SessionId } from '@driftscope/records';

/** Written into every session, so that a reader can tell which probe it was. */
const PROBE_VERSION = 'probe/0.1.0';

export interface SessionParts {
  readonly originMs: number;
  readonly app: string;
  readonly server: string | undefined;
}

/** The header of one life of a server process. */
export function createSession({ originMs, app, server = app }: SessionParts): SessionHeader {
  const id: string = randomUUID();
  if (!isSessionId(id)) throw new Error('The runtime gave an id that is none.');
  return { id, originMs, app, server, recorder: PROBE_VERSION };
}

const isSessionId = (id: string): id is SessionId => /^[0-9a-f-]{36}$/.test(id);
