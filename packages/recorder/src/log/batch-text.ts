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
type WrittenBatch = Omit<Batch, 'records' | 'until'> & {
  readonly records: readonly (DriftRecord | FrameRow)[];
  /** Not written where it is `undefined`. */
  readonly until: number | undefined;
};
type OpenRow = [...FrameRow];

const { hasOwn } = Object;
const { round } = Math;

/** Writes a batch as text: JSON, behind which the texts of frames stand as they are. Lists are walked by index, as in the log. */
export function batchText({ session, batch, records, until }: BatchParts): string {
  const written: (DriftRecord | FrameRow)[] = [];
  let texts = '';
  let row: OpenRow | undefined;
  let lastUs = 0;
  for (let at = 0; at < records.length; at += 1) {
    const taken = records[at];
    if (!taken) continue;
    const { fields } = taken;
    if (fields.kind !== 'socket.frame' || !isWholeText(fields)) {
      written[written.length] = recordOf(taken);
      continue;
    }
    const tUs = round(taken.t * 1_000);
    const { length } = fields.text;
    if (row && isNext(row, taken.seq, fields) && tUs >= lastUs) {
      row[row.length] = tUs - lastUs;
      row[row.length] = length;
    } else {
      row = [taken.seq, tUs, fields.socket, fields.n, length];
      written[written.length] = row;
    }
    lastUs = tUs;
    texts += fields.text;
  }
  // The number alone: importing the constant would pull the schemas, and their library, into the page.
  const whole: WrittenBatch = { v: 1, session, batch, records: written, until };
  const json = jsonText(whole);
  return texts === '' ? json : `${json}\n${texts}`;
}

/** Whether a frame comes right after those of a row, by its numbers: to write them once is shorter, and quicker. */
function isNext(row: OpenRow, seq: number, { socket, n }: Frame): boolean {
  const frames = (row.length - 3) / 2;
  return row[0] + frames === seq && row[2] === socket && row[3] + frames === n;
}

/** The fields first: to copy an object whole is several times cheaper than to add it to another. */
export const recordOf = ({ seq, t, fields }: Taken): DriftRecord => ({ ...fields, seq, t });

type Frame = Extract<Taken['fields'], { kind: 'socket.frame' }>;

/** What a frame lacks would be asked of the prototype of all objects, which is the page's. */
const isWholeText = (frame: Frame): frame is Frame & { readonly text: string } =>
  frame.dir === 'in' && hasOwn(frame, 'text') && !hasOwn(frame, 'cut');
