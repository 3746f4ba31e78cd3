import type { ThresholdSettings } from '@driftscope/detect';
import { parseJson } from '@driftscope/records';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { usableThresholds } from '../settings/usable-thresholds.ts';
import { askCollector, type CollectorPlace } from './ask-collector.ts';

/** Nobody waits for it: until it answers, what it said last holds. */
const TIMEOUT_MS = 5_000;

const AnswerSchema = Type.Object({ thresholds: Type.Record(Type.String(), Type.Number()) });

/** Asks a collector what it judges by. `undefined`: it did not say, as one of an earlier version. Never throws. */
export async function fetchThresholds(
  fetch: typeof globalThis.fetch,
  collector: CollectorPlace,
): Promise<ThresholdSettings | undefined> {
  if (collector.collectorUrl === '') return undefined;
  const asked = await askCollector(fetch, collector, { path: '/api/v1/thresholds', timeoutMs: TIMEOUT_MS });
  const json = asked.ok && asked.value.status === 200 ? parseJson(asked.value.text) : undefined;
  return json?.ok && Value.Check(AnswerSchema, json.value) ? usableThresholds(json.value.thresholds) : undefined;
}
