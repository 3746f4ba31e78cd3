import { parseThresholds, type ThresholdSettings, thresholds } from '@driftscope/detect';
import { formatThreshold } from '@driftscope/ui';
import { ActionIcon, NativeSelect, NumberInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import classes from './setting-list.module.css';

export interface ThresholdListProps {
  readonly settings: ThresholdSettings;
  readonly onChange: (settings: ThresholdSettings) => void;
}

/** What counts as drift where the team wants it otherwise: one threshold a line, and all others to choose from. */
export function ThresholdList({ settings, onChange }: ThresholdListProps) {
  const set = thresholds.filter(({ name }) => name in settings);
  const others = thresholds.filter(({ name }) => !(name in settings));
  const without = (name: string) => Object.fromEntries(Object.entries(settings).filter(([other]) => other !== name));

  return (
    <fieldset className={classes.list}>
      <legend>Thresholds</legend>
      <p className={classes.hint}>
        What counts as drift, where your app is slower or quicker than most. It holds for pages that are loaded from now
        on; a collector has thresholds of its own.
      </p>
      {set.map(({ name, unit, value, says }) => (
        <div key={name} className={classes.threshold}>
          <NumberInput
            size="xs"
            label={name}
            description={`${says} ${formatThreshold({ value, unit })} where nobody says otherwise.`}
            classNames={{ description: classes.hint, error: classes.error }}
            suffix={unit === 'ms' ? ' ms' : ''}
            thousandSeparator=","
            hideControls
            value={settings[name] ?? ''}
            error={faultOf(name, settings[name])}
            onChange={(number) => onChange({ ...settings, [name]: Number(number) })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove ${name}`}
            onClick={() => onChange(without(name))}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
      <NativeSelect
        size="xs"
        aria-label="Add a threshold"
        data={[{ value: '', label: 'Add a threshold…' }, ...others.map(({ name }) => name)]}
        value=""
        onChange={({ currentTarget }) => {
          const added = others.find(({ name }) => name === currentTarget.value);
          if (added !== undefined) onChange({ ...settings, [added.name]: added.value });
        }}
      />
    </fieldset>
  );
}

function faultOf(name: string, value: number | undefined): string | undefined {
  const parsed = parseThresholds({ [name]: value });
  return parsed.ok ? undefined : parsed.error.hint;
}
