import type { DatabaseSync } from 'node:sqlite';
import { type IncidentChange, IncidentChangeSchema, IncidentStatusSchema, type TriageChoice } from '@driftscope/detect';
import Type, { type Static } from 'typebox';
import type { TriageStore } from '../storage/triage-store.ts';
import { INCIDENT_COLUMNS, readIncident, summaryOfIncident } from './incident-row.ts';
import { incidentWhere } from './incident-where.ts';
import { jsonReader } from './json-reader.ts';
import { nullable } from './nullable.ts';
import { rowReader } from './row-reader.ts';
import { createRevCounter } from './take-rev.ts';
import { transaction } from './transaction.ts';

const Said = Type.Object({
  status: IncidentStatusSchema,
  assignee: nullable(Type.String()),
  note: nullable(Type.String()),
  resolved_at: nullable(Type.Number()),
});
/** What users have said of an incident, as its row has it. */
type Said = Static<typeof Said>;

const readSaid = rowReader(Said);
const readId = rowReader(Type.Object({ id: Type.String() }));
const readKnown = rowReader(
  Type.Object({ changed: Type.Integer(), is_done: Type.Integer(), undone_at: nullable(Type.Number()) }),
);
const readTriage = rowReader(
  Type.Object({
    at: Type.Number(),
    by: nullable(Type.String()),
    change: Type.String(),
    undone_at: nullable(Type.Number()),
  }),
);
const readChange = jsonReader(IncidentChangeSchema);

/** Changes that an incident's page tells. */
const TOLD_CHANGES = 50;

/** What users say of incidents, in SQLite. */
export function createSqliteTriage(database: DatabaseSync): TriageStore {
  const begin = database.prepare('INSERT INTO triage (id, at, by, change) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const finish = database.prepare('UPDATE triage SET is_done = 1 WHERE id = ?');
  const finishUndo = database.prepare('UPDATE triage SET undone_at = ? WHERE id = ?');
  const known = database.prepare(
    `SELECT is_done, undone_at, (SELECT count(*) FROM triage_entry WHERE triage = triage.id) AS changed
     FROM triage WHERE id = ?`,
  );
  const triage = database.prepare('SELECT at, by, change, undone_at FROM triage WHERE id = ?');
  const isTouched = database.prepare('SELECT 1 FROM triage_entry WHERE triage = ? AND incident = ?');
  const touched = database.prepare('SELECT incident AS id FROM triage_entry WHERE triage = ?');
  const before = database.prepare(
    'SELECT status, assignee, note, resolved_at FROM triage_entry WHERE triage = ? AND incident = ?',
  );
  const keep = database.prepare(
    'INSERT INTO triage_entry (triage, incident, status, assignee, note, resolved_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const said = database.prepare('SELECT status, assignee, note, resolved_at FROM incident WHERE id = ?');
  const say = database.prepare(
    'UPDATE incident SET status = ?, assignee = ?, note = ?, resolved_at = ?, rev = ? WHERE id = ?',
  );
  const one = database.prepare(`SELECT ${INCIDENT_COLUMNS} FROM incident WHERE id = ?`);
  const existing = database.prepare('SELECT id FROM incident WHERE id IN (SELECT value FROM json_each(?))');
  const ofGroups = database.prepare(
    'SELECT id FROM incident WHERE withdrawn = 0 AND fingerprint IN (SELECT value FROM json_each(?))',
  );
  const history = database.prepare(
    `SELECT at, by, change, undone_at FROM triage_entry JOIN triage ON triage.id = triage_entry.triage
     WHERE incident = ? ORDER BY at DESC, triage_entry.rowid DESC LIMIT ${TOLD_CHANGES}`,
  );
  const forgetEntries = database.prepare(
    'DELETE FROM triage_entry WHERE triage IN (SELECT id FROM triage WHERE at < ?)',
  );
  const forget = database.prepare('DELETE FROM triage WHERE at < ?');
  const takeRev = createRevCounter(database);

  const selected = (choice: TriageChoice) => {
    if (choice.kind === 'incidents') return existing.all(JSON.stringify(choice.ids));
    if (choice.kind === 'groups') return ofGroups.all(JSON.stringify(choice.groups));
    const where = incidentWhere(database, choice.filter);
    return database
      .prepare(`SELECT id FROM incident WHERE withdrawn = 0 AND rev <= ? AND ${where.sql}`)
      .all(choice.uptoRev, ...where.params);
  };

  const saidOf = (id: string): Said | undefined => {
    const row = said.get(id);
    return row === undefined ? undefined : readSaid(row);
  };

  const put = (id: string, { status, assignee, note, resolved_at: resolvedAt }: Said) => {
    say.run(status, assignee, note, resolvedAt, takeRev(), id);
    return summaryOfIncident(readIncident(one.get(id)));
  };

  return {
    select: async (choice) => selected(choice).map((row) => readId(row).id),
    begin: async ({ id, at, by = null, change }) =>
      transaction(database, () => void begin.run(id, at, by, JSON.stringify(change))),
    apply: async ({ id, change, at }, incidents) =>
      transaction(database, () =>
        incidents.flatMap((incident) => {
          const now = saidOf(incident);
          if (now === undefined || isTouched.get(id, incident) !== undefined) return [];
          const next = afterChange(now, change, at);
          if (!differs(now, next)) return [];
          keep.run(id, incident, now.status, now.assignee, now.note, now.resolved_at);
          return [put(incident, next)];
        }),
      ),
    finish: async (id) => transaction(database, () => void finish.run(id)),
    find: async (id) => {
      const row = known.get(id);
      if (row === undefined) return undefined;
      const { changed, is_done: isDone, undone_at: undoneAt } = readKnown(row);
      return { changed, isDone: isDone === 1, isUndone: undoneAt !== null };
    },
    touched: async (id) => touched.all(id).map((row) => readId(row).id),
    takeBack: async (id, incidents) =>
      transaction(database, () => {
        const { at, change } = readTriage(triage.get(id));
        return incidents.flatMap((incident) => {
          const now = saidOf(incident);
          if (now === undefined) return [];
          const former = readSaid(before.get(id, incident));
          const next = withoutChange(now, former, afterChange(former, readChange(change), at));
          return differs(now, next) ? [put(incident, next)] : [];
        });
      }),
    finishUndo: async (id, at) => transaction(database, () => void finishUndo.run(at, id)),
    history: async (incident) =>
      history.all(incident).map((row) => {
        const { at, by, change, undone_at: undoneAt } = readTriage(row);
        return { ...readChange(change), at, ...(by !== null && { by }), ...(undoneAt !== null && { undoneAt }) };
      }),
    forget: async (at) =>
      transaction(database, () => {
        forgetEntries.run(at);
        forget.run(at);
      }),
  };
}

function afterChange(said: Said, change: IncidentChange, at: number): Said {
  const { assignee, note } = change;
  const status = change.status ?? said.status;
  return {
    status,
    assignee: (assignee ?? said.assignee) || null,
    note: (note ?? said.note) || null,
    resolved_at: status === 'resolved' ? (said.status === 'resolved' ? said.resolved_at : at) : null,
  };
}

/** What somebody else has said since stays. */
function withoutChange(now: Said, former: Said, made: Said): Said {
  const isStatusOurs = now.status === made.status && now.resolved_at === made.resolved_at;
  return {
    status: isStatusOurs ? former.status : now.status,
    resolved_at: isStatusOurs ? former.resolved_at : now.resolved_at,
    assignee: now.assignee === made.assignee ? former.assignee : now.assignee,
    note: now.note === made.note ? former.note : now.note,
  };
}

const differs = (a: Said, b: Said): boolean =>
  a.status !== b.status || a.assignee !== b.assignee || a.note !== b.note || a.resolved_at !== b.resolved_at;
