import type { SenderAddresses } from '@driftscope/records';
import type { ReactNode } from 'react';
import { CopyText } from './copy-text.tsx';
import classes from './settings.module.css';
import { SettingsSection } from './settings-section.tsx';

/** Addresses for the SDKs of Sentry and OpenTelemetry. `addresses`: absent until they are known. */
export function SenderSection({
  addresses,
  isRefused,
}: {
  readonly addresses: SenderAddresses | undefined;
  /** Who asks may not know them. */
  readonly isRefused: boolean;
}) {
  return (
    <SettingsSection
      title="DSNs"
      lead="Where tracers and error reporters send to, so that an incident has the server’s spans and errors beside it."
    >
      {isRefused && (
        <p className={classes.note}>
          Sending takes a token here, and one of these addresses has a key in it: only who signed in with a token of
          scope admin sees them.
        </p>
      )}
      {addresses && (
        <dl className={classes.senders}>
          {senders.map(({ key, name, use }) => (
            <div key={key}>
              <dt>{name}</dt>
              <dd>
                <div className={classes.copied}>
                  <code>{addresses[key]}</code>
                  <CopyText text={addresses[key]} name={name} />
                </div>
                <p>{use}</p>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </SettingsSection>
  );
}

const senders: readonly { readonly key: keyof SenderAddresses; readonly name: string; readonly use: ReactNode }[] = [
  {
    key: 'dsn',
    name: 'Sentry DSN',
    use: (
      <>
        Give it to a Sentry SDK as <code>dsn</code>, where the application has none of its own.
      </>
    ),
  },
  {
    key: 'spotlight',
    name: 'Spotlight',
    use: (
      <>
        Give it to a Sentry SDK as <code>spotlight</code>, where its <code>dsn</code> is the team’s own: this collector
        gets a copy.
      </>
    ),
  },
  {
    key: 'otlp',
    name: 'OTLP traces',
    use: (
      <>
        Give it to OpenTelemetry as <code>OTEL_EXPORTER_OTLP_TRACES_ENDPOINT</code>, over HTTP. Where sending takes a
        token, put one of scope ingest into the header <code>Authorization: Bearer …</code>
      </>
    ),
  },
];
