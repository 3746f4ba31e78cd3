import { join } from 'node:path';
import { createIssueTeller } from '../issues/create-issue-teller.ts';
import type { ReportFault } from '../report-fault.ts';
import { describeIncident } from '../storage/describe-incident.ts';
import type { Store } from '../storage/store.ts';
import { startTelling, type Telling } from '../telling/start-telling.ts';
import { callWebhook, type Webhook } from '../webhook/call-webhook.ts';

export interface OutletOptions {
  readonly webhook?: Webhook;
  readonly issuesDsn?: string;
  readonly store: Store;
  readonly dataDir: string;
  /** Origin of the dashboard. */
  readonly url: string;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly report: ReportFault;
}

const DAY_MS = 24 * 3_600_000;

/** Starts telling those who want to hear of incidents. None may want to. */
export function startOutlets({ webhook, issuesDsn, store, dataDir, url, clock, report }: OutletOptions): Telling {
  const { changedSince } = store.incidents;
  const linkOf = (id: string) => `${url}/incidents/${id}`;
  const tellings: Telling[] = [];
  if (webhook !== undefined) {
    tellings.push(
      startTelling({
        whom: 'The webhook',
        tell: (incident, signal) => callWebhook(webhook, incident, linkOf(incident.id), signal),
        repeatMs: DAY_MS,
        stateFile: join(dataDir, 'webhook.json'),
        ...{ changedSince, clock, report },
      }),
    );
  }
  if (issuesDsn !== undefined) {
    const teller = createIssueTeller({ dsn: issuesDsn, describe: (id) => describeIncident(store, id), linkOf });
    const telling = startTelling({
      whom: 'Sentry',
      tell: teller.tell,
      // It counts by itself, and was told what is new.
      repeatMs: Number.POSITIVE_INFINITY,
      stateFile: join(dataDir, 'issues.json'),
      ...{ changedSince, clock, report },
    });
    tellings.push({ wake: telling.wake, stop: () => telling.stop().then(teller.close) });
  }
  return {
    wake: () => {
      for (const { wake } of tellings) wake();
    },
    stop: async () => {
      await Promise.all(tellings.map(({ stop }) => stop()));
    },
  };
}
