import type { Fault, SignedIn, Team } from '@driftscope/records';
import { ForeignText } from '@driftscope/ui';
import { useState } from 'react';
import { useServices } from '../app/services.ts';
import classes from './settings.module.css';
import { SettingsSection } from './settings-section.tsx';
import { TeamForm } from './team-form.tsx';
import { TeamTable } from './team-table.tsx';

/** Teams, and for who may set them a place to do so. */
export function TeamSection({
  signedIn,
  teams,
  apps,
  onChange,
}: {
  /** Absent until it is known, as the others. */
  readonly signedIn: SignedIn | undefined;
  readonly teams: readonly Team[] | undefined;
  /** Names of those that were seen. */
  readonly apps: readonly string[] | undefined;
  /** Hears of the teams as they are then. */
  readonly onChange: (teams: { readonly teams: readonly Team[] }) => void;
}) {
  const { api } = useServices();
  const [edited, setEdited] = useState<Team>();
  const [fault, setFault] = useState<Fault>();
  const canChange = signedIn !== undefined && (!signedIn.isGuarded || signedIn.as?.scope === 'admin');

  async function write(answering: ReturnType<typeof api.teams>): Promise<boolean> {
    const answer = await answering;
    setFault(answer.ok ? undefined : answer.error);
    if (answer.ok) onChange(answer.value);
    return answer.ok;
  }

  async function save(team: Team): Promise<boolean> {
    const isSaved = await write(api.saveTeam(team));
    if (isSaved) setEdited(undefined);
    return isSaved;
  }

  return (
    <SettingsSection
      title="Teams"
      lead="A name for some apps. Lists, the overview and reports can be read for one team, and reports compare them. An app may be of several."
    >
      {teams && (
        <TeamTable
          teams={teams}
          {...(canChange && { onEdit: setEdited, onRemove: ({ name }) => void write(api.removeTeam(name)) })}
        />
      )}
      {teams && apps && <Teamless teams={teams} apps={apps} />}
      {canChange && teams && apps && (
        <TeamForm
          key={edited?.name ?? ''}
          apps={apps}
          onSave={save}
          onCancel={() => setEdited(undefined)}
          {...(edited && { edited })}
        />
      )}
      {fault && <p role="alert" className={classes.fault}>{`${fault.message} ${fault.hint}`}</p>}
    </SettingsSection>
  );
}

/** Apps that no team has. */
function Teamless({ teams, apps }: { readonly teams: readonly Team[]; readonly apps: readonly string[] }) {
  const others = apps.filter((app) => !teams.some((team) => team.apps.includes(app)));
  if (teams.length === 0 || others.length === 0) return null;
  return (
    <p className={classes.none}>
      In no team: <ForeignText text={others.join(', ')} mostChars={Number.POSITIVE_INFINITY} />
    </p>
  );
}
