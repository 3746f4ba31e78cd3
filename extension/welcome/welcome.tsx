import { DriftscopeProvider } from '@driftscope/ui';
import { type ReactNode, useSyncExternalStore } from 'react';
import { hostPermission, permissions } from '../manifest/permissions.ts';
import type { SettingsStore } from '../panel/settings-store.ts';
import type { Settings } from '../settings/settings.ts';
import { recordModes } from '../settings-tab/record-modes.ts';
import classes from './welcome.module.css';

/** The page after the installation: how to begin, what leaves the browser, and what each permission is for. */
export function Welcome({ settings }: { readonly settings: SettingsStore }) {
  const current = useSyncExternalStore(settings.subscribe, settings.getState);
  return (
    <DriftscopeProvider>
      <main className={classes.root}>
        <header>
          <h1 className={classes.name}>
            <img src="/icon/48.png" width="32" height="32" alt="" />
            Driftscope
          </h1>
          <p className={classes.lead}>
            A web client holds a copy of server state, and the copy silently goes wrong. Driftscope finds where, and
            proves it with what the page received, asked for and kept.
          </p>
        </header>
        <Part title="First steps">
          <ol className={classes.steps}>
            <li>
              Open your app, press <kbd>F12</kbd>, and choose the tab <b>Driftscope</b>. In a narrow window it is behind{' '}
              <kbd>»</kbd>.
            </li>
            <li>
              Reload the app once, so that it is recorded from its start. It needs no change, and may be minified.
            </li>
            <li>
              Use it. Then break it: under <b>Faults</b> cut its network for some seconds, or let <b>Drill</b> try one
              fault after another. What drifts stands under <b>Incidents</b>, with its proof.
            </li>
          </ol>
        </Part>
        <Part title="What is recorded">
          <p>{recordedNow(current)}</p>
          <p>The panel’s tab Settings changes that, for each site if you like.</p>
        </Part>
        <Part title="What leaves this browser">
          <p>{leavesNow(current)}</p>
          <p>
            Before anything is shown or sent, passwords, tokens, cookies, card numbers and the like are replaced by
            hashes, and marked as such. {usersNow(current)} Nobody else is told anything: Driftscope has no server of
            its own, and counts nothing.
          </p>
        </Part>
        <Part title="What it may do, and why">
          <dl className={classes.permissions}>
            {[hostPermission, ...permissions].map(({ name, why }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{why}</dd>
              </div>
            ))}
          </dl>
        </Part>
      </main>
    </DriftscopeProvider>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function recordedNow({ record, origins }: Settings): string {
  const mode = recordModes.find(({ value }) => value === record);
  const listed = record === 'listed' || record === 'armed' ? ` Listed: ${origins.join(', ') || 'none yet'}.` : '';
  return `Now: ${mode?.label.toLowerCase()}. ${mode?.hint}${listed}`;
}

const usersNow = ({ labels }: Settings): string =>
  labels
    ? 'Users are kept as hashes, and by name too: the setting Names of users ends that.'
    : 'Users are kept as hashes.';

function leavesNow({ collectorUrl }: Settings): ReactNode {
  if (collectorUrl === '') return 'Now: nothing. No collector is set.';
  return (
    <>
      Now: what is recorded goes to the collector at{' '}
      <a href={collectorUrl} target="_blank" rel="noreferrer">
        {collectorUrl}
      </a>
      , and nowhere else. While none answers there it waits on this disk, for a week at most.
    </>
  );
}
