import type { Batch, DriftRecord, SessionHeader } from '@driftscope/records';
import { jsonText } from '../hook/json-text.ts';

export interface BatchParts {
  readonly session: SessionHeader;
  readonly batch: number;
  readonly records: readonly DriftRecord[];
  readonly until: number | undefined;
}

/** Writes a batch as JSON. */
export function batchText({ session, batch, records, until }: BatchParts): string {
  // The number alone: importing the constant would pull the schemas, and their library, into the page.
  const whole: Batch = { v: 1, session, batch, records, ...(until === undefined ? {} : { until }) };
  return jsonText(whole);
}
