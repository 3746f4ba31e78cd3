import type { LabSystem } from '@driftscope/records';
import { formatDuration } from '@driftscope/ui';
import { ActionIcon, Button, NativeSelect, NumberInput, Tooltip } from '@mantine/core';
import { IconArrowsShuffle, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import type { LabScript } from '../lab-script/lab-script.ts';
import { randomScript } from '../lab-script/random-script.ts';
import classes from './lab.module.css';

/** What is run, and whether it runs. */
export function LabTools({
  systems,
  system,
  script,
  isBusy,
  onSystem,
  onScript,
  onStart,
  onStop,
}: {
  readonly systems: readonly LabSystem[];
  readonly system: LabSystem;
  readonly script: LabScript;
  readonly isBusy: boolean;
  readonly onSystem: (id: string) => void;
  readonly onScript: (script: LabScript) => void;
  readonly onStart: () => void;
  readonly onStop: () => void;
}) {
  return (
    <header className={classes.tools}>
      <h1>Lab</h1>
      <NativeSelect
        size="xs"
        aria-label="System"
        value={system.id}
        disabled={isBusy}
        data={systems.map(({ id, name, system: letter }) => ({ value: id, label: `${letter} · ${name}` }))}
        onChange={({ currentTarget }) => onSystem(currentTarget.value)}
      />
      <div className={classes.seed}>
        <span aria-hidden="true">Seed</span>
        <NumberInput
          size="xs"
          w={84}
          aria-label="Seed"
          min={0}
          max={999_999_999}
          allowDecimal={false}
          disabled={isBusy}
          value={script.seed}
          onChange={(seed) => typeof seed === 'number' && onScript({ ...script, seed })}
        />
      </div>
      <Tooltip label="Another script, by another seed">
        <ActionIcon
          size={30}
          variant="default"
          aria-label="Another script"
          disabled={isBusy}
          onClick={() => onScript(randomScript(script.seed + 1, system.faults))}
        >
          <IconArrowsShuffle size={16} />
        </ActionIcon>
      </Tooltip>
      <p className={classes.lead}>{sayWho(system)} Both are broken the same way, at the same time.</p>
      {isBusy ? (
        <Button size="xs" variant="default" leftSection={<IconPlayerStop size={14} />} onClick={onStop}>
          Stop
        </Button>
      ) : (
        <Button size="xs" leftSection={<IconPlayerPlay size={14} />} onClick={onStart}>
          Run
        </Button>
      )}
    </header>
  );
}

function sayWho({ user, writers, name, newsMs }: LabSystem): string {
  const others = new Intl.ListFormat('en').format(writers);
  const writes = writers.includes(user)
    ? `${user} also writes elsewhere.`
    : `${others} ${writers.length > 1 ? 'write' : 'writes'}.`;
  // Only of what a reader would wonder about.
  const news = newsMs < 5_000 ? '' : ` Clients ask now and then: news may take ${formatDuration(newsMs)}.`;
  return `${user} uses both clients of the ${name.toLowerCase()}. ${writes}${news}`;
}
