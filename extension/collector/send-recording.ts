import { type ImportedRecording, ImportedRecordingSchema, ok, parseJson, type Result } from '@driftscope/records';
import { Value } from 'typebox/value';
import { askCollector, type CollectorPlace } from './ask-collector.ts';
import { refusalOf } from './refusal-of.ts';

/** A collector far away takes a while for the largest file it takes. */
const TIMEOUT_MS = 120_000;

/**
 * Has a collector take a `.drift` file, as if its page had sent it. What the collector had before stays, and the same file
 * again brings nothing new. Never throws.
 */
export async function sendRecording(
  fetch: typeof globalThis.fetch,
  collector: CollectorPlace,
  file: Blob,
): Promise<Result<ImportedRecording>> {
  const asked = await askCollector(fetch, collector, { path: '/api/v1/recordings', body: file, timeoutMs: TIMEOUT_MS });
  if (!asked.ok) return asked;
  const json = parseJson(asked.value.text);
  return json.ok && Value.Check(ImportedRecordingSchema, json.value)
    ? ok(json.value)
    : refusalOf(collector, asked.value);
}
