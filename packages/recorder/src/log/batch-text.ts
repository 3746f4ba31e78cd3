import type { Batch, DriftRecord, FrameRow, SessionHeader } from '@driftscope/records';
import { jsonText } from '../hook/json-text.ts';
import type { Taken } from './record-log.ts';

export interface BatchParts {
  readonly session: SessionHeader;
  readonly batch: number;
  readonly records: readonly Taken[];
  readonly until: number | undefined;
}

/** A batch as it is written: what `parseBatchText` reads. */
type WrittenBatch = Omit<Batch, 'records'> & { readonly records: readonly (DriftRecord | FrameRow)[] };

const { hasOwn } = Object;
const { round } = Math;

/** Writes a batch as text: JSON, behind which the texts of frames stand as they are. Lists are walked by index, as in the log. */
export function batchText({ session, batch, records, until }: BatchParts): string {
  const written: (DriftRecord | FrameRow)[] = [];
  let texts = '';
  for (let at = 0; at < records.length; at += 1) {
    const taken = records[at];
    if (!taken) continue;
    const { seq, t, fields } = taken;
    if (fields.kind === 'socket.frame' && isWholeText(fields)) {
      written[at] = [seq, round(t * 1_000), fields.socket, fields.n, fields.text.length];
      texts += fields.text;
    } else {
      written[at] = recordOf(taken);
    }
  }
  // The number alone: importing the constant would pull the schemas, and their library, into the page.
  const whole: WrittenBatch = { v: 1, session, batch, records: written, ...(until === undefined ? {} : { until }) };
  const json = jsonText(whole);
  return texts === '' ? json : `${json}\n${texts}`;
}

/** The fields first: to copy an object whole is several times cheaper than to add it to another. */
export const recordOf = ({ seq, t, fields }: Taken): DriftRecord => ({ ...fields, seq, t });

type Frame = Extract<Taken['fields'], { kind: 'socket.frame' }>;

/** What a frame lacks would be asked of the prototype of all objects, which is the page's. */
const isWholeText = (frame: Frame): frame is Frame & { readonly text: string } =>
  frame.dir === 'in' && hasOwn(frame, 'text') && !hasOwn(frame, 'cut');
