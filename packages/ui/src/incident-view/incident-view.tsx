import type { Incident, IncidentLedger, LinkedError, LinkedSpan } from '@driftscope/detect';
import type { ReactNode } from 'react';
import type { LiveLedger } from '../facts/gap-account.tsx';
import type { SessionRecord } from '../records/session-record.ts';
import { IncidentAccount } from './incident-account.tsx';
import { IncidentAdvice } from './incident-advice.tsx';
import { IncidentHeader } from './incident-header.tsx';
import classes from './incident-view.module.css';
import type { LinkOf } from './inline-record.tsx';

const noSpans: readonly LinkedSpan[] = [];
const noErrors: readonly LinkedError[] = [];

/**
 * One incident: the sentence, what happened and what proves it, and what to do.
 *
 * `key` it by the incident's id, so that the next incident begins with a fresh view.
 */
export function IncidentView({
  incident,
  records,
  kindLink = incident.kind,
  sessionLink = <code>{incident.session}</code>,
  recordLink,
  ledger,
  spans = noSpans,
  errors = noErrors,
  actions,
  aside,
}: {
  readonly incident: Incident;
  /** Of all sessions that took part, in the order of `seq` within each. What is not at hand is said to be absent. */
  readonly records: readonly SessionRecord[];
  /** Leads to what the kind means, where that can be read. */
  readonly kindLink?: ReactNode;
  /** Leads to the session, where it can be seen. */
  readonly sessionLink?: ReactNode;
  /** Leads from a record to all around it, where that can be seen. */
  readonly recordLink?: LinkOf;
  /** Of the gap that the incident is about. Absent: there is none, or nobody knows what was missed. */
  readonly ledger?: IncidentLedger | LiveLedger | undefined;
  /** What tracers and error reporters told of it. Absent: nobody was asked. */
  readonly spans?: readonly LinkedSpan[];
  readonly errors?: readonly LinkedError[];
  /** Stand beside its kind: what can be done with the incident at once. */
  readonly actions?: ReactNode;
  /** Stands beside the advice: what can be done with the incident here. */
  readonly aside?: ReactNode;
}) {
  return (
    <article className={classes.root} aria-label={incident.title}>
      <IncidentHeader incident={incident} kindLink={kindLink} sessionLink={sessionLink} actions={actions} />
      <div className={classes.columns}>
        <IncidentAccount
          incident={incident}
          records={records}
          recordLink={recordLink}
          ledger={ledger}
          spans={spans}
          errors={errors}
        />
        <div className={classes.margin}>
          <IncidentAdvice incident={incident} />
          {aside !== undefined && <div className={classes.aside}>{aside}</div>}
        </div>
      </div>
    </article>
  );
}
