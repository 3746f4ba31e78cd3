import type { Fault } from '@driftscope/records';
import { useDocumentTitle } from '@mantine/hooks';
import { useCallback } from 'react';
import { useServices } from '../app/services.ts';
import { type Loaded, useLoaded } from '../app/use-loaded.ts';
import { FaultBar } from '../fault/fault-bar.tsx';
import { CollectorSection } from './collector-section.tsx';
import { ExtensionSection } from './extension-section.tsx';
import { SenderSection } from './sender-section.tsx';
import classes from './settings.module.css';
import { TeamSection } from './team-section.tsx';
import { TokenSection } from './token-section.tsx';

/** `/settings`: where others send to, who may do what, which teams there are, and how the collector was started. */
export function SettingsPage() {
  const { api } = useServices();
  const senders = useLoaded(useCallback(() => api.senderAddresses(), [api]));
  const signedIn = useLoaded(useCallback(() => api.signedIn(), [api]));
  const settings = useLoaded(useCallback(() => api.settings(), [api]));
  const teams = useLoaded(useCallback(() => api.teams(), [api]));
  const overview = useLoaded(useCallback(() => api.overview(new URLSearchParams()), [api]));
  useDocumentTitle('Settings – Driftscope');
  const isRefused = senders.fault !== undefined && refusals.includes(senders.fault.kind);
  return (
    <article className={classes.page}>
      <h1>Settings</h1>
      {faultsOf([...(isRefused ? [] : [senders]), signedIn, settings, teams, overview]).map(({ fault, retry }) => (
        <FaultBar key={fault.message} fault={fault} onRetry={retry} />
      ))}
      <SenderSection addresses={senders.value} isRefused={isRefused} />
      <TokenSection signedIn={signedIn.value} />
      <TeamSection
        signedIn={signedIn.value}
        teams={teams.value?.teams}
        apps={overview.value?.apps}
        onChange={teams.put}
      />
      <CollectorSection settings={settings.value} />
      <ExtensionSection />
    </article>
  );
}

/** Kinds of faults by which the collector asks for another token, or for one. */
const refusals = ['bad-token', 'wrong-scope'];

/** What went wrong with the parts, each once: a collector that is away is so for all of them. */
function faultsOf(
  parts: readonly Pick<Loaded<unknown>, 'fault' | 'reload'>[],
): readonly { readonly fault: Fault; readonly retry: () => void }[] {
  const faults = new Map(parts.flatMap(({ fault }) => (fault ? [[fault.message, fault]] : [])));
  return [...faults.values()].map((fault) => ({
    fault,
    retry: () => {
      for (const part of parts) if (part.fault?.message === fault.message) part.reload();
    },
  }));
}
