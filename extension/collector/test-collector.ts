import { type Fault, fail, ok, parseJson, parseRedactionKey, type Result } from '@driftscope/records';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { Settings } from '../settings/settings.ts';
import { faultInAnswer } from './fault-in-answer.ts';

/** Who waits for the answer sits in front of it. */
const timeoutMs = 5_000;

/** What only a collector answers, and only to who has its token. */
const KeySchema = Type.Object({ key: Type.String() });

/** Asks whether a collector is at the address and takes the token; sends it nothing. Never throws. */
export async function testCollector(
  fetch: typeof globalThis.fetch,
  { collectorUrl, token }: Pick<Settings, 'collectorUrl' | 'token'>,
): Promise<Result<undefined, Fault>> {
  try {
    const response = await fetch(`${collectorUrl}/api/v1/identity-key`, {
      headers: token === '' ? {} : { authorization: `Bearer ${token}` },
      redirect: 'error',
      credentials: 'omit',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return judge(response.status, await response.text(), collectorUrl);
  } catch (cause) {
    return fail(
      'unreachable',
      `Nobody answers at ${collectorUrl} (${cause instanceof Error ? cause.message : cause}).`,
      'Is the collector running? npm start prints its address as that of the dashboard.',
    );
  }
}

function judge(status: number, text: string, collectorUrl: string): Result<undefined, Fault> {
  const json = parseJson(text);
  const hasKey = json.ok && Value.Check(KeySchema, json.value) && parseRedactionKey(json.value.key) !== undefined;
  if (status === 200 && hasKey) return ok(undefined);
  const said = faultInAnswer(text);
  if (said !== undefined) return { ok: false, error: said };
  return fail(
    'no-collector',
    `What answers at ${collectorUrl} is no collector: it said ${status}.`,
    'Correct the address, or the proxy between.',
  );
}
