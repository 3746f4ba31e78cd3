import { parseThresholds, type Threshold, type ThresholdSettings, thresholds } from '@driftscope/detect';
import { formatThreshold } from '@driftscope/ui';
import { ActionIcon, Button, NativeSelect, NumberInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import classes from './setting-list.module.css';

export interface ThresholdListProps {
  readonly settings: ThresholdSettings;
  /** What the collector judges by. It holds here too where nothing else is set. */
  readonly team: ThresholdSettings;
  readonly onChange: (settings: ThresholdSettings) => void;
}

/** What counts as drift where it is to be otherwise: the team's thresholds and those of this browser, and all others to choose from. */
export function ThresholdList({ settings, team, onChange }: ThresholdListProps) {
  const set = thresholds.filter(({ name }) => name in settings);
  const others = thresholds.filter(({ name }) => !(name in settings));
  const ofTeam = others.filter(({ name }) => name in team);
  const inForce = ({ name, value }: Threshold) => team[name] ?? value;
  const add = (threshold: Threshold) => onChange({ ...settings, [threshold.name]: inForce(threshold) });
  const without = (name: string) => Object.fromEntries(Object.entries(settings).filter(([other]) => other !== name));

  return (
    <fieldset className={classes.list}>
      <legend>Thresholds</legend>
      <p className={classes.hint}>
        What counts as drift, if your app is slower or faster than most. A change applies to pages loaded from now on in
        this browser. What is set at the collector applies here, too.
      </p>
      {ofTeam.map((threshold) => (
        <div key={threshold.name} className={classes.threshold}>
          <div className={classes.ofTeam}>
            <strong>{threshold.name}</strong>: {formatThreshold({ value: inForce(threshold), unit: threshold.unit })},
            says the collector
            <p className={classes.hint}>{threshold.says}</p>
          </div>
          <Button size="compact-xs" variant="default" onClick={() => add(threshold)}>
            Change here
          </Button>
        </div>
      ))}
      {set.map(({ name, unit, value, says }) => (
        <div key={name} className={classes.threshold}>
          <NumberInput
            size="xs"
            label={name}
            description={`${says} ${sayDefault(team[name], { value, unit })}`}
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
          if (added !== undefined) add(added);
        }}
      />
    </fieldset>
  );
}

const sayDefault = (ofTeam: number | undefined, { value, unit }: Pick<Threshold, 'value' | 'unit'>): string =>
  ofTeam === undefined
    ? `${formatThreshold({ value, unit })} by default.`
    : `The collector says ${formatThreshold({ value: ofTeam, unit })}.`;

function faultOf(name: string, value: number | undefined): string | undefined {
  const parsed = parseThresholds({ [name]: value });
  return parsed.ok ? undefined : parsed.error.hint;
}
