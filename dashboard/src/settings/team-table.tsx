import type { Team } from '@driftscope/records';
import { ForeignText, showDirections } from '@driftscope/ui';
import { Button, Group } from '@mantine/core';
import classes from './settings.module.css';

/** Teams by name. `onEdit` and `onRemove` are absent where nobody may. */
export function TeamTable({
  teams,
  onEdit,
  onRemove,
}: {
  readonly teams: readonly Team[];
  readonly onEdit?: (team: Team) => void;
  readonly onRemove?: (team: Team) => void;
}) {
  if (teams.length === 0) return <p className={classes.none}>There is no team yet.</p>;
  const action = (word: string, team: Team, onClick: ((team: Team) => void) | undefined) =>
    onClick && (
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${word} the team ${showDirections(team.name)}`}
        onClick={() => onClick(team)}
      >
        {word}
      </Button>
    );
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Team</th>
          <th scope="col">Apps</th>
          {onEdit && <th scope="col" aria-label="Actions" className={classes.actions} />}
        </tr>
      </thead>
      <tbody>
        {teams.map((team) => (
          <tr key={team.name}>
            <th scope="row">
              <ForeignText text={team.name} />
            </th>
            <td>
              <ForeignText text={team.apps.join(', ')} mostChars={Number.POSITIVE_INFINITY} />
            </td>
            {onEdit && (
              <td>
                <Group gap={6} wrap="nowrap" justify="flex-end">
                  {action('Change', team, onEdit)}
                  {action('Remove', team, onRemove)}
                </Group>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
