import { parseThresholds, type ThresholdSettings } from '@driftscope/detect';
import { Button, Group, PasswordInput, Radio, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { SaveSettings } from '../panel/settings-store.ts';
import { type OriginRule, parseSettings, type Settings } from '../settings/settings.ts';
import { usableThresholds } from '../settings/usable-thresholds.ts';
import { CollectorTest, type TestCollector } from './collector-test.tsx';
import { recordModes } from './record-modes.ts';
import { RedactionRules } from './redaction-rules.tsx';
import classes from './settings-tab.module.css';
import { ThresholdList } from './threshold-list.tsx';
import { WorkerOrigins } from './worker-origins.tsx';

export interface SettingsFormProps {
  readonly settings: Settings;
  /** What the collector judges by. */
  readonly teamThresholds: ThresholdSettings;
  /** Origin of the page that is shown. Absent: none that could be recorded. */
  readonly origin: string | undefined;
  readonly onSave: SaveSettings;
  readonly onTest: TestCollector;
}

/** The library's own sizes for these are too small to read at this density. */
const described = { description: classes.description, error: classes.error };

/** The settings, changed together and saved at once. */
export function SettingsForm({ settings, teamThresholds, origin, onSave, onTest }: SettingsFormProps) {
  // What is not typed over follows what is saved elsewhere: in a popup, another panel, or by the background.
  const [edits, setEdits] = useState<Partial<Typed>>({});
  const { record, origins, collectorUrl, token, redaction, workers, labels, limits } = { ...typed(settings), ...edits };
  const edit = (change: Partial<Typed>) => setEdits((before) => ({ ...before, ...change }));

  const usesOrigins = record === 'listed' || record === 'armed';
  const lines = linesOf(origins);
  const workerLines = linesOf(workers);
  const draft = {
    record,
    origins: lines,
    collectorUrl: collectorUrl.trim(),
    token,
    redaction,
    labels,
    thresholds: limits,
    workers: workerLines,
  };
  const parsed = parseSettings(draft);
  const isValid = parsed.ok && parseThresholds(limits).ok;
  const isChanged = JSON.stringify(draft) !== JSON.stringify(settings);
  const errorOf = (field: keyof Settings) => !parsed.ok && parsed.error.field === field && parsed.error.message;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!parsed.ok || !isValid) return;
    const saved = await onSave(parsed.value);
    if (saved.ok) setEdits({});
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Radio.Group label="Record" value={record} onChange={(record) => edit({ record })}>
          <Stack gap={6} mt={6}>
            {recordModes.map(({ value, label, hint }) => (
              <Radio key={value} size="xs" value={value} label={label} description={hint} classNames={described} />
            ))}
          </Stack>
        </Radio.Group>
        {usesOrigins && (
          <Textarea
            classNames={described}
            size="xs"
            autosize
            minRows={2}
            label="Origins"
            description="One a line. https://*.example.com stands for all below it."
            placeholder="https://app.example.com"
            value={origins}
            error={errorOf('origins')}
            onChange={({ currentTarget }) => edit({ origins: currentTarget.value })}
          />
        )}
        {usesOrigins && origin !== undefined && !lines.includes(origin) && (
          <Group>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => edit({ origins: [...lines, origin].join('\n') })}
            >{`Add ${origin}`}</Button>
          </Group>
        )}
        <TextInput
          classNames={described}
          size="xs"
          label="Collector"
          description="Empty: none. The panel finds incidents without one; a collector proves more, and keeps them."
          placeholder="http://127.0.0.1:37438"
          value={collectorUrl}
          error={errorOf('collectorUrl')}
          onChange={({ currentTarget }) => edit({ collectorUrl: currentTarget.value })}
        />
        <PasswordInput
          classNames={described}
          size="xs"
          label="Token"
          description="Only where the collector asks for one."
          autoComplete="off"
          value={token}
          onChange={({ currentTarget }) => edit({ token: currentTarget.value })}
        />
        {draft.collectorUrl !== '' && errorOf('collectorUrl') === false && (
          <CollectorTest
            key={`${draft.collectorUrl} ${token}`}
            collectorUrl={draft.collectorUrl.replace(/\/+$/, '')}
            token={token}
            onTest={onTest}
          />
        )}
        <Switch
          size="xs"
          classNames={described}
          label="Names of users"
          description="Who is logged in is kept as a hash, and by name only if you want."
          checked={labels}
          onChange={({ currentTarget }) => edit({ labels: currentTarget.checked })}
        />
        <WorkerOrigins
          value={workers}
          lines={workerLines}
          origin={origin}
          error={errorOf('workers')}
          onChange={(workers) => edit({ workers })}
        />
        <RedactionRules rules={redaction} origin={origin ?? '*'} onChange={(redaction) => edit({ redaction })} />
        <ThresholdList settings={limits} team={teamThresholds} onChange={(limits) => edit({ limits })} />
        <Group gap="xs">
          <Button type="submit" size="xs" disabled={!isChanged || !isValid}>
            Save
          </Button>
          <span className={classes.hint} role="status">
            {isChanged ? 'Not saved yet.' : 'Saved. It holds for all tabs.'}
          </span>
        </Group>
      </Stack>
    </form>
  );
}

/** The settings as they are typed. */
interface Typed extends Pick<Settings, 'collectorUrl' | 'token' | 'labels'> {
  readonly record: string;
  /** One a line. */
  readonly origins: string;
  readonly workers: string;
  readonly redaction: readonly OriginRule[];
  readonly limits: ThresholdSettings;
}

const typed = ({ record, collectorUrl, token, labels, origins, workers, redaction, thresholds }: Settings): Typed => ({
  ...{ record, collectorUrl, token, labels, redaction },
  origins: origins.join('\n'),
  workers: workers.join('\n'),
  limits: usableThresholds(thresholds),
});

const linesOf = (text: string): string[] => text.split(/\s+/).filter((line) => line !== '');
