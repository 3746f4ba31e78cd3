import { type Fault, ok, parseJson, parseRedactionKey, type Result } from '@driftscope/records';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { askCollector, type CollectorPlace } from './ask-collector.ts';
import { refusalOf } from './refusal-of.ts';

/** Who waits for the answer sits in front of it. */
const TIMEOUT_MS = 5_000;

/** What only a collector answers, and only to who has its token. */
const KeySchema = Type.Object({ key: Type.String() });

/** Asks whether a collector is at the address and takes the token; sends it nothing. Never throws. */
export async function testCollector(
  fetch: typeof globalThis.fetch,
  collector: CollectorPlace,
): Promise<Result<undefined, Fault>> {
  const asked = await askCollector(fetch, collector, { path: '/api/v1/identity-key', timeoutMs: TIMEOUT_MS });
  if (!asked.ok) return asked;
  const json = parseJson(asked.value.text);
  const hasKey = json.ok && Value.Check(KeySchema, json.value) && parseRedactionKey(json.value.key) !== undefined;
  return asked.value.status === 200 && hasKey ? ok(undefined) : refusalOf(collector, asked.value);
}
