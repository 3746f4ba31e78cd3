import { type DriftRecord, PROTOCOL_VERSION, type SessionHeader } from '@driftscope/records';
import { type PackedBody, packBody } from '../storage/packed-body.ts';

/** Packs records that were unpacked before, under a number that nobody reads: the chunk's row has its own. */
export function packRecords(session: SessionHeader, records: readonly DriftRecord[]): PackedBody {
  return packBody(Buffer.from(JSON.stringify({ v: PROTOCOL_VERSION, session, batch: 1, records })));
}
