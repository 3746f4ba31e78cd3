import type { Fault } from '@driftscope/records';
import { DriftscopeProvider } from '@driftscope/ui';
import { Button, NativeSelect } from '@mantine/core';
import { useState, useSyncExternalStore } from 'react';
import { WELCOME_PAGE } from '../background/open-welcome.ts';
import type { PipelineStatus } from '../messages/panel-messages.ts';
import type { SaveSettings, SettingsStore } from '../panel/settings-store.ts';
import { coversOrigin } from '../settings/covers-origin.ts';
import type { RecordMode, Settings } from '../settings/settings.ts';
import { recordModes } from '../settings-tab/record-modes.ts';
import { describeRecording, WITHOUT_ORIGIN } from '../views/describe-recording.ts';
import { describeUnrecorded } from '../views/describe-unrecorded.ts';
import { Notice } from '../views/notice.tsx';
import { RecordingStatus } from '../views/recording-status.tsx';
import classes from './popup.module.css';

export interface PopupProps {
  /** Absent: the tab is none that the extension can see. */
  readonly status: PipelineStatus | undefined;
  /** How many the panel found, as the icon shows it. Empty: none, or the panel is not open. */
  readonly incidents: string;
  readonly settings: SettingsStore;
}

/** Behind the toolbar's icon: whether the page is recorded, what was found, and where it goes. */
export function Popup({ status, incidents, settings }: PopupProps) {
  const current = useSyncExternalStore(settings.subscribe, settings.getState);
  const [fault, setFault] = useState<Fault>();
  const save: SaveSettings = async (wanted) => {
    const saved = await settings.save(wanted);
    setFault(saved.ok ? undefined : saved.error);
    return saved;
  };
  return (
    <DriftscopeProvider>
      <main className={classes.root}>
        <header className={classes.head}>
          <h1>Driftscope</h1>
          <RecordingStatus {...noteOf(status)} />
        </header>
        <p className={classes.words}>{sentenceOf(status, current, incidents)}</p>
        <RecordChoice status={status} settings={current} onSave={save} />
        {fault !== undefined && <Notice tone="bad" text={`${fault.message} ${fault.hint}`} />}
        <Destination status={status} collectorUrl={current.collectorUrl} />
        <p className={classes.note}>
          <a href={WELCOME_PAGE} target="_blank" rel="noreferrer">
            First steps, privacy and permissions
          </a>
        </p>
      </main>
    </DriftscopeProvider>
  );
}

const noteOf = (status: PipelineStatus | undefined) =>
  status?.recording
    ? describeRecording({ connection: 'open', status, sessions: [] })
    : ({ tone: 'off', label: 'Not recording' } as const);

function sentenceOf(status: PipelineStatus | undefined, { record }: Settings, incidents: string): string {
  if (incidents !== '') {
    return `${incidents} ${incidents === '1' ? 'incident' : 'incidents'} on this page: they are in the developer tools (F12), tab Driftscope.`;
  }
  const recording = status?.recording;
  if (recording === undefined)
    return status?.unrecorded === undefined ? '' : describeUnrecorded[status.unrecorded].detail;
  if (recording.on)
    return 'Open the developer tools (F12), tab Driftscope, to see what it does, and what is wrong with it.';
  if (record === 'devtools') return 'It is recorded while the developer tools (F12) show the tab Driftscope.';
  if (recording.why !== 'not-listed') return '';
  if (recording.origin === undefined) return WITHOUT_ORIGIN;
  return `${recording.origin} is not among the origins that are recorded.`;
}

function RecordChoice({
  status,
  settings,
  onSave,
}: {
  readonly status: PipelineStatus | undefined;
  readonly settings: Settings;
  readonly onSave: SaveSettings;
}) {
  const origin = status?.recording?.origin;
  const takesList = settings.record === 'listed' || settings.record === 'armed';
  const isListed = origin !== undefined && settings.origins.some((listed) => coversOrigin(listed, origin));
  return (
    <section className={classes.choice} aria-label="What is recorded">
      <NativeSelect
        size="xs"
        label="Record"
        value={settings.record}
        data={recordModes.map(({ value, label }) => ({ value, label }))}
        onChange={({ currentTarget }) => void onSave({ ...settings, record: modeOf(currentTarget.value) })}
      />
      {takesList && origin !== undefined && !isListed && (
        <Button size="xs" onClick={() => void onSave({ ...settings, origins: [...settings.origins, origin] })}>
          Record {origin}
        </Button>
      )}
    </section>
  );
}

/** A select gives text. */
const modeOf = (chosen: string): RecordMode => recordModes.find(({ value }) => value === chosen)?.value ?? 'devtools';

function Destination({
  status,
  collectorUrl,
}: {
  readonly status: PipelineStatus | undefined;
  readonly collectorUrl: string;
}) {
  if (collectorUrl === '') return <p className={classes.note}>No collector is set: nothing leaves this browser.</p>;
  const fault = status?.collector.fault;
  return (
    <>
      {fault !== undefined && <Notice tone="bad" text={fault.message} />}
      <p className={classes.note}>
        What is recorded goes to{' '}
        <a href={collectorUrl} target="_blank" rel="noreferrer">
          {collectorUrl}
        </a>
        , with secrets taken out before.
      </p>
    </>
  );
}
