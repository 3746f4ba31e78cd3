import { Errors } from 'typebox/schema';
import { type Batch, type BatchEnvelope, BatchEnvelopeSchema, PROTOCOL_VERSION } from '../batch.ts';
import type { DriftRecord } from '../record.ts';
import { fail, ok, type Result } from '../result.ts';
import { buildCheck } from './build-check.ts';
import type { Check } from './plain-check.ts';
import { explainRecord, isRecord } from './record-check.ts';

const BATCH_HINT = 'Send { v, session, batch, records, until? } as packages/records/SPEC.md describes it.';
const RECORD_HINT = 'Compare it with the schema of its kind in @driftscope/records; nothing of this batch was kept.';

/**
 * Reads a batch from JSON that came over a socket, a port or out of a file. Never throws.
 *
 * Fields that are not known are kept, and so are records of unknown kinds that have `seq` and `t`.
 *
 * @returns the batch, or one of `unsupported-version`, `invalid-batch`, `invalid-session`, `invalid-record`;
 *   the message names the path (`records[3].url`).
 */
export function parseBatch(input: unknown): Result<Batch> {
  if (!isEnvelope(input)) return explainEnvelope(input);
  const records: DriftRecord[] = [];
  let last = 0;
  for (const [index, record] of input.records.entries()) {
    if (!isRecord(record)) return explainAt(index, record);
    if (record.seq <= last) return notAscending(index, record.seq, last);
    last = record.seq;
    records.push(record);
  }
  return ok({ ...input, records });
}

let envelopeCheck: Check | undefined;

function isEnvelope(input: unknown): input is BatchEnvelope {
  envelopeCheck ??= buildCheck(BatchEnvelopeSchema);
  return envelopeCheck(input);
}

function explainEnvelope(input: unknown): Result<never> {
  if (typeof input === 'object' && input !== null && 'v' in input && input.v !== PROTOCOL_VERSION) {
    return fail(
      'unsupported-version',
      `batch.v is ${show(input.v)}; this reader knows ${PROTOCOL_VERSION}`,
      'Update the older of the two: the recorder that wrote the batch, or the reader.',
    );
  }
  const [, errors] = Errors(BatchEnvelopeSchema, input);
  const path = errors[0]?.instancePath ?? '';
  const kind = path.startsWith('/session') ? 'invalid-session' : 'invalid-batch';
  return fail(kind, `batch${path.replaceAll('/', '.')} ${errors[0]?.message ?? 'is no batch'}`, BATCH_HINT);
}

function explainAt(index: number, record: unknown): Result<never> {
  const { path, problem } = explainRecord(record);
  return fail('invalid-record', `records[${index}]${path} ${problem}`, RECORD_HINT);
}

const notAscending = (index: number, seq: number, last: number): Result<never> =>
  fail(
    'invalid-batch',
    `records[${index}].seq is ${seq} after ${last}`,
    'Within a batch, records come in ascending order of seq, each once.',
  );

const show = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string' ? JSON.stringify(value) : typeof value;
