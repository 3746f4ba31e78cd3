import type { Team } from '@driftscope/records';
import { showDirections } from '@driftscope/ui';
import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from './settings.module.css';

/** A place to make a team, or to say anew which apps one has. `onSave` says whether it was kept. */
export function TeamForm({
  apps,
  edited,
  onSave,
  onCancel,
}: {
  /** Those that were seen; apps of the team that were not are offered, too. */
  readonly apps: readonly string[];
  /** The team that is changed. Absent: a new one is made. */
  readonly edited?: Team;
  readonly onSave: (team: Team) => Promise<boolean>;
  readonly onCancel: () => void;
}) {
  const [name, setName] = useState(edited?.name ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(edited?.apps ?? []);
  const [isSending, setSending] = useState(false);
  const offered = [...apps, ...(edited?.apps.filter((app) => !apps.includes(app)) ?? [])];
  if (offered.length === 0) return <p className={classes.none}>Apps can be chosen once one was seen.</p>;

  async function save(): Promise<void> {
    setSending(true);
    const isSaved = await onSave({ name: name.trim(), apps: [...chosen] });
    setSending(false);
    if (!isSaved) return;
    setName('');
    setChosen([]);
  }

  return (
    <form
      className={classes.newTeam}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        size="xs"
        label={edited ? 'Team' : 'Name of a new team'}
        readOnly={edited !== undefined}
        maxLength={100}
        value={name}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <fieldset className={classes.apps}>
        <legend>Its apps</legend>
        {offered.map((app) => (
          <Checkbox
            key={app}
            size="xs"
            label={showDirections(app)}
            checked={chosen.includes(app)}
            onChange={({ currentTarget: { checked } }) =>
              setChosen((before) => (checked ? [...before, app] : before.filter((one) => one !== app)))
            }
          />
        ))}
      </fieldset>
      <Group gap="xs">
        <Button size="xs" type="submit" disabled={name.trim() === '' || chosen.length === 0} loading={isSending}>
          Save the team
        </Button>
        {edited && (
          <Button size="xs" variant="default" onClick={onCancel}>
            Leave it as it is
          </Button>
        )}
      </Group>
    </form>
  );
}
