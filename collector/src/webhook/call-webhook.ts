import type { IncidentSummary } from '@driftscope/detect';
import { judgeStatus } from '@driftscope/records';
import type { TellingOutcome } from '../telling/start-telling.ts';
import { signatureOf, webhookMessage } from './webhook-message.ts';

export interface Webhook {
  /** Where incidents are told, by POST. */
  readonly url: string;
  /** Signs what is sent. Absent: nothing is signed. */
  readonly secret?: string | undefined;
}

const ANSWER_MS = 10_000;

/** Calls a webhook once. The same incident has the same `X-Driftscope-Delivery` as long as it does not change. @throws when nobody answers. */
export async function callWebhook(
  { url, secret }: Webhook,
  incident: IncidentSummary,
  link: string,
  signal: AbortSignal,
): Promise<TellingOutcome> {
  const body = webhookMessage(incident, link);
  const { status } = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Driftscope-Delivery': `${incident.id}/${incident.rev}`,
      ...(secret !== undefined && { 'X-Driftscope-Signature': signatureOf(body, secret) }),
    },
    body,
    signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
  });
  const verdict = judgeStatus(status);
  if (verdict === 'taken') return { kind: 'taken' };
  return { kind: verdict === 'later' ? 'later' : 'refused', why: `The webhook answered ${status}.` };
}
