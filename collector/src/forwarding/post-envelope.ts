import { judgeStatus, retryAfterMs } from '@driftscope/records';
import type { OutgoingEnvelope } from '../storage/outbox-store.ts';
import type { RateAnswer } from './envelope-queue.ts';
import { authHeaders, type TeamEndpoint } from './team-endpoint.ts';

/** What became of an attempt. `limited`: Sentry said when to send what. `refused`: it will never be taken. */
export type PostOutcome =
  | { readonly kind: 'taken' | 'limited' }
  /** `waitMs`: for how long Sentry asks to be left alone. Absent: it does not say. `mayBeIts`: it may be the envelope's own fault. */
  | { readonly kind: 'failed'; readonly mayBeIts: boolean; readonly waitMs?: number }
  | { readonly kind: 'refused'; readonly status: number };

const ANSWER_MS = 30_000;
/** Of those that ask for another attempt, the one that says nothing of the way or the load. */
const STUMBLED = 500;

/** Sends one envelope once. */
export async function postEnvelope(
  endpoint: TeamEndpoint,
  { body, headers }: Pick<OutgoingEnvelope, 'body' | 'headers'>,
  { onAnswer, signal }: { readonly onAnswer: (answer: RateAnswer) => void; readonly signal: AbortSignal },
): Promise<PostOutcome> {
  try {
    const answer = await fetch(endpoint.url, {
      method: 'POST',
      headers: authHeaders(headers, endpoint.key),
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
    });
    await answer.arrayBuffer();
    const { status } = answer;
    const said = (name: string) => answer.headers.get(name);
    const retryAfter = said('retry-after');
    onAnswer({
      statusCode: status,
      headers: { 'x-sentry-rate-limits': said('x-sentry-rate-limits'), 'retry-after': retryAfter },
    });
    if (status === 429) return { kind: 'limited' };
    const verdict = judgeStatus(status);
    if (verdict === 'taken') return { kind: 'taken' };
    if (verdict !== 'later') return { kind: 'refused', status };
    const waitMs = retryAfterMs(retryAfter);
    return { kind: 'failed', mayBeIts: status === STUMBLED, ...(waitMs !== undefined && { waitMs }) };
  } catch {
    // Nobody answers, or not in time: as good as an answer that says so.
    return { kind: 'failed', mayBeIts: false };
  }
}
