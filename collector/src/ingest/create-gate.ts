import type { IncomingMessage } from 'node:http';
import type { Result } from '@driftscope/records';
import { maxBytes, maxInflatedBytes } from '../http/read-body.ts';
import type { Refusal } from '../http/refusal.ts';
import { busy } from './busy.ts';

/** Lets a request with a body in, until `leave` is called; or says why not now. */
export type Gate = (request: Pick<IncomingMessage, 'headers'>) => Result<{ readonly leave: () => void }, Refusal>;

/** Room for bodies that are being read, checked and committed. */
const roomBytes = 128 * 1024 * 1024;

/** What a packed body is taken to become. */
const inflation = 10;

/** Builds what keeps memory bounded when more comes at once than it has room for. */
export function createGate(): Gate {
  let takenBytes = 0;
  return ({ headers }) => {
    const sizeBytes = roomFor(headers);
    if (takenBytes + sizeBytes > roomBytes) return { ok: false, error: crowded };
    takenBytes += sizeBytes;
    const leave = () => {
      takenBytes -= sizeBytes;
    };
    return { ok: true, value: { leave } };
  };
}

/** Bytes that a body may take, by what is said of it. More than may come is not read. */
function roomFor(headers: IncomingMessage['headers']): number {
  const sizeBytes = Math.min(Number(headers['content-length'] ?? maxBytes), maxBytes);
  return headers['content-encoding'] === undefined ? sizeBytes : Math.min(inflation * sizeBytes, maxInflatedBytes);
}

const crowded = busy('More is being sent to the collector at once than it keeps in memory.');
