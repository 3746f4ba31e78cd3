import type { IncidentSummary } from '@driftscope/detect';
import pRetry, { AbortError } from 'p-retry';
import type { ChangedSince } from '../live/live-reader.ts';
import type { ReportFault } from '../report-fault.ts';
import { signatureOf, webhookMessage } from './webhook-message.ts';
import { readWebhookState, type WebhookState, writeWebhookState } from './webhook-state.ts';

export interface Webhook {
  /** Where incidents are told, by POST. */
  readonly url: string;
  /** Signs what is sent. Absent: nothing is signed. */
  readonly secret?: string | undefined;
}

export interface WebhookOptions extends Webhook {
  readonly changedSince: ChangedSince;
  readonly stateFile: string;
  /** Address of an incident in the dashboard. */
  readonly linkOf: (id: string) => string;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly report: ReportFault;
  /** Wait before the second attempt, ms. It doubles up to five minutes. */
  readonly retryMs?: number;
}

/** A group that goes on is told again after so long. */
const quietMs = 24 * 3_600_000;
/** Groups that are remembered as told. */
const maxTold = 5_000;
const pageIncidents = 100;
const answerMs = 10_000;
const maxRetryMs = 5 * 60_000;

/**
 * Tells a webhook of each group of incidents when it appears, and again when it goes on a day later. At least once: what
 * was not taken is sent again, also after a restart, with the same `X-Driftscope-Delivery`.
 */
export function startWebhook(options: WebhookOptions): { wake(): void; stop(): Promise<void> } {
  const { changedSince, stateFile, clock, report, retryMs = 1_000 } = options;
  const stopped = new AbortController();
  let wake = (): void => undefined;
  const nextChange = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });

  const tellAll = async (state: WebhookState) => {
    const told = new Map(state.told);
    let { rev } = state;
    const keep = () => writeWebhookState(stateFile, { rev, told: [...told].slice(-maxTold) });
    for (
      let page = await changedSince(rev, pageIncidents);
      page.length > 0;
      page = await changedSince(rev, pageIncidents)
    ) {
      for (const incident of page) {
        const subject = subjectOf(incident);
        const lastAt = told.get(subject) ?? Number.NEGATIVE_INFINITY;
        if (isNews(incident) && clock() - lastAt > quietMs) {
          await deliver(incident, options, { retryMs, signal: stopped.signal });
          told.delete(subject);
          told.set(subject, clock());
        }
        rev = incident.rev;
        await keep();
      }
    }
    return { rev, told: [...told] };
  };

  const run = async () => {
    let state = (await readWebhookState(stateFile)) ?? (await startingState(changedSince));
    await writeWebhookState(stateFile, state);
    while (!stopped.signal.aborted) {
      // Listened for before it is read: what changes meanwhile is not missed.
      const change = nextChange();
      state = await tellAll(state);
      await change;
    }
  };
  const running = run().catch((cause: unknown) => {
    if (!stopped.signal.aborted) report(ended, cause);
  });
  return {
    wake: () => wake(),
    stop: async () => {
      stopped.abort();
      wake();
      await running;
    },
  };
}

const isNews = ({ status }: IncidentSummary): boolean => status === 'open' || status === 'regressed';

/** That a group is back is news, however short ago it was told of. */
const subjectOf = ({ group, status }: IncidentSummary): string => (status === 'regressed' ? `${group} is back` : group);

/** What is there when the webhook is first set is not told. */
async function startingState(changedSince: ChangedSince): Promise<WebhookState> {
  let rev = 0;
  for (
    let page = await changedSince(rev, pageIncidents);
    page.length > 0;
    page = await changedSince(rev, pageIncidents)
  ) {
    rev = page.at(-1)?.rev ?? rev;
  }
  return { rev, told: [] };
}

interface Persistence {
  readonly retryMs: number;
  readonly signal: AbortSignal;
}

/** Resolves once it was taken, or refused for good. @throws when it is stopped before. */
async function deliver(incident: IncidentSummary, options: WebhookOptions, { retryMs, signal }: Persistence) {
  const { url, secret, linkOf, report } = options;
  const body = webhookMessage(incident, linkOf(incident.id));
  const headers = {
    'Content-Type': 'application/json',
    'X-Driftscope-Delivery': `${incident.id}/${incident.rev}`,
    ...(secret !== undefined && { 'X-Driftscope-Signature': signatureOf(body, secret) }),
  };
  const attempt = async () => {
    const { status } = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
    });
    if (status < 300) return;
    const error = new Error(`The webhook answered ${status}.`);
    throw isForGood(status) ? new AbortError(error) : error;
  };
  try {
    await pRetry(attempt, {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: retryMs,
      maxTimeout: maxRetryMs,
      randomize: true,
      signal,
    });
  } catch (cause) {
    if (signal.aborted) throw cause;
    report(refused, cause);
  }
}

const isForGood = (status: number): boolean => status >= 400 && status < 500 && ![408, 425, 429].includes(status);

const refused = {
  kind: 'webhook-refused',
  message: 'The webhook refused an incident.',
  hint: 'Check DRIFTSCOPE_WEBHOOK. The next incident is tried.',
};

const ended = {
  kind: 'webhook-ended',
  message: 'Incidents are not told to the webhook any more.',
  hint: 'Start the collector again.',
};
