import type { IncidentChange, IncidentDetail } from '@driftscope/detect';
import type { Fault } from '@driftscope/records';
import { Button, Group, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useServices } from '../app/services.ts';
import classes from './triage.module.css';
import { TriageHistory } from './triage-history.tsx';

const statuses = ['open', 'acknowledged', 'resolved', 'ignored'] as const;

/** What people make of an incident: status, who has it, a note. Sent on Save, since a half-written note is none. */
export function Triage({
  incident,
  onChanged,
}: {
  readonly incident: IncidentDetail;
  readonly onChanged: (incident: IncidentDetail) => void;
}) {
  const { api } = useServices();
  const [draft, setDraft] = useState<IncidentChange>({});
  const [fault, setFault] = useState<Fault>();
  const [isSaving, setSaving] = useState(false);
  const edit = (change: IncidentChange) => setDraft((before) => ({ ...before, ...change }));

  async function save(): Promise<void> {
    setSaving(true);
    const answer = await api.changeIncident(incident.id, draft);
    setSaving(false);
    setFault(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    // What was written while it was on its way is a draft still.
    setDraft((now) => (now === draft ? {} : now));
    onChanged(answer.value);
  }

  return (
    <section aria-label="Triage">
      <h2>Triage</h2>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Select
          size="xs"
          label="Status"
          allowDeselect={false}
          data={[...statuses]}
          value={draft.status ?? statuses.find((status) => status === incident.status) ?? null}
          placeholder={incident.status}
          onChange={(value) => edit({ status: statuses.find((status) => status === value) ?? 'open' })}
        />
        <TextInput
          size="xs"
          label="Assignee"
          maxLength={200}
          value={draft.assignee ?? incident.assignee ?? ''}
          onChange={({ currentTarget: { value } }) => edit({ assignee: value })}
        />
        <Textarea
          size="xs"
          label="Note"
          autosize
          minRows={2}
          maxLength={10_000}
          value={draft.note ?? incident.note ?? ''}
          onChange={({ currentTarget: { value } }) => edit({ note: value })}
        />
        <Group gap="xs">
          <Button type="submit" size="compact-sm" loading={isSaving} disabled={Object.keys(draft).length === 0}>
            Save
          </Button>
          {fault && <span role="alert">{`${fault.message} ${fault.hint}`}</span>}
        </Group>
      </form>
      <TriageHistory history={incident.history} />
      <p className={classes.group}>
        <Link href={`/?group=${encodeURIComponent(incident.group)}`}>All incidents of this group</Link>
        <code>{incident.group}</code>
      </p>
    </section>
  );
}
