import type { DriftRecord } from '@driftscope/records';
import { shorten } from '../format/shorten.ts';

const MOST_CHARS = 120;

/** A kind that this version does not know: its fields, shortened. */
export function fieldsOf(record: DriftRecord): string {
  const { seq: _seq, t: _t, kind: _kind, ...fields } = record;
  const text = JSON.stringify(fields);
  return text === '{}' ? '' : shorten(text, MOST_CHARS);
}
