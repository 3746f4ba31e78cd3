import type { Incident } from '@driftscope/detect';
import type { ReactNode } from 'react';
import { ConfidenceBadge } from '../badges/confidence-badge.tsx';
import { SeverityBadge } from '../badges/severity-badge.tsx';
import { ForeignText } from '../format/foreign-text.tsx';
import { formatDuration } from '../format/format-duration.ts';
import { formatMoment } from '../format/format-moment.ts';
import { Sentence } from '../format/sentence.tsx';
import { IdentityName } from '../identity/identity-name.tsx';
import classes from './incident-view.module.css';

const MOST_CHARS = 1_000;

/** What happened, to whom, where and when. */
export function IncidentHeader({
  incident,
  kindLink,
  sessionLink,
  actions,
}: {
  readonly incident: Incident;
  readonly kindLink: ReactNode;
  readonly sessionLink: ReactNode;
  /** What can be done with the incident at once. */
  readonly actions?: ReactNode;
}) {
  const { severity, confidence, title, at, untilAt, firstAt, app, release, identity } = incident;
  return (
    <header className={classes.header}>
      <div className={classes.badges}>
        <SeverityBadge severity={severity} />
        <code>{kindLink}</code>
        <ConfidenceBadge confidence={confidence} />
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
      <h1>
        <Sentence text={title} mostChars={MOST_CHARS} />
      </h1>
      <dl className={classes.meta}>
        <Field name="When">
          {formatMoment(at, 'ms')} <span>for {formatDuration(untilAt - at)}</span>
        </Field>
        {firstAt !== undefined && (
          <Field name="First time">
            {formatMoment(firstAt, 'ms')} <span>{formatDuration(at - firstAt)} before</span>
          </Field>
        )}
        <Field name="App">
          <ForeignText text={app} />
          {release !== undefined && (
            <span>
              {' '}
              <ForeignText text={release} />
            </span>
          )}
        </Field>
        {identity !== undefined && (
          <Field name="User">
            <IdentityName who={incident.identity ?? ''} label={incident.identityLabel} />
          </Field>
        )}
        <Field name="Session">{sessionLink}</Field>
      </dl>
    </header>
  );
}

function Field({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
