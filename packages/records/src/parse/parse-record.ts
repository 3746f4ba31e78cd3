import type { DriftRecord } from '../record.ts';
import { fail, ok, type Result } from '../result.ts';
import { explainRecord, isRecord } from './record-check.ts';

/**
 * Reads one record, as it comes out of a database row or a file.
 *
 * @returns the same object, extra fields and unknown kinds included, or `invalid-record`.
 */
export function parseRecord(input: unknown): Result<DriftRecord> {
  if (isRecord(input)) return ok(input);
  const { path, problem } = explainRecord(input);
  return fail(
    'invalid-record',
    `record${path} ${problem}`,
    'Compare it with the schema of its kind in @driftscope/records.',
  );
}
