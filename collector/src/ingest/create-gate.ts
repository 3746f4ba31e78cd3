import type { IncomingMessage } from 'node:http';
import type { Result } from '@driftscope/records';
import { MAX_BYTES, MAX_INFLATED_BYTES } from '../http/read-body.ts';
import type { Refusal } from '../http/refusal.ts';
import { busy } from './busy.ts';

/** Lets a request with a body in, until `leave` is called; or says why not now. */
export type Gate = (request: Pick<IncomingMessage, 'headers'>) => Result<{ readonly leave: () => void }, Refusal>;

/** Room for bodies that are being read, checked and committed. */
const ROOM_BYTES = 128 * 1024 * 1024;

/** What a packed body is taken to become. */
const INFLATION = 10;

/** Builds what keeps memory bounded when more comes at once than it has room for. */
export function createGate(): Gate {
  let takenBytes = 0;
  return ({ headers }) => {
    const sizeBytes = roomFor(headers);
    if (takenBytes + sizeBytes > ROOM_BYTES) return { ok: false, error: crowded };
    takenBytes += sizeBytes;
    const leave = () => {
      takenBytes -= sizeBytes;
    };
    return { ok: true, value: { leave } };
  };
}

/** Bytes that a body may take, by what is said of it. More than may come is not read. */
function roomFor(headers: IncomingMessage['headers']): number {
  const sizeBytes = Math.min(Number(headers['content-length'] ?? MAX_BYTES), MAX_BYTES);
  return headers['content-encoding'] === undefined ? sizeBytes : Math.min(INFLATION * sizeBytes, MAX_INFLATED_BYTES);
}

const crowded = busy('More is being sent to the collector at once than it keeps in memory.');
