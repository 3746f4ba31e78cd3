import type { IncidentDetail } from '@driftscope/detect';
import { judgeStatus } from '@driftscope/records';
import { openSentryClient, type SentryClient } from '../sentry/open-client.ts';
import type { Tell } from '../telling/start-telling.ts';
import { issueEvent } from './issue-event.ts';

export interface IssueTellerOptions {
  readonly dsn: string;
  /** Absent: there is none of this id any more. */
  readonly describe: (id: string) => Promise<IncidentDetail | undefined>;
  /** Address of an incident in the dashboard. */
  readonly linkOf: (id: string) => string;
}

/** Builds what makes an issue of Sentry's of an incident. */
export function createIssueTeller({ dsn, describe, linkOf }: IssueTellerOptions): {
  readonly tell: Tell;
  close(): Promise<void>;
} {
  let opened: Promise<SentryClient> | undefined;
  return {
    tell: async ({ id }, signal) => {
      opened ??= openSentryClient(dsn);
      const client = await opened;
      const incident = await describe(id);
      if (incident === undefined) return { kind: 'taken' };
      const status = await client.send(issueEvent(incident, linkOf(id)), signal);
      if (status === undefined) return { kind: 'later', why: 'Sentry did not answer, or asked for silence.' };
      const verdict = judgeStatus(status);
      if (verdict === 'taken') return { kind: 'taken' };
      return { kind: verdict === 'later' ? 'later' : 'refused', why: `Sentry answered ${status}.` };
    },
    close: async () => {
      await (await opened)?.close();
    },
  };
}
