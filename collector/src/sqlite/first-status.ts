import type { DatabaseSync } from 'node:sqlite';
import type { Incident, IncidentStatus } from '@driftscope/detect';
import Type from 'typebox';
import { nullable } from './nullable.ts';
import { rowReader } from './row-reader.ts';

const readStanding = rowReader(
  Type.Object({
    open: Type.Integer(),
    regressed: Type.Integer(),
    acknowledged: Type.Integer(),
    ignored: Type.Integer(),
    resolved_at: nullable(Type.Number()),
  }),
);

/** What a new incident's status is, and since when it is resolved. */
export interface FirstStatus {
  readonly status: Exclude<IncidentStatus, 'withdrawn'>;
  /** Epoch ms; `null`: it is not. */
  readonly resolvedAt: number | null;
}

/**
 * Builds the function that gives a new incident its status: that of its group, since what people made of a defect they
 * made of it whoever meets it. Once they had resolved it, what happens later has regressed.
 */
export function createFirstStatus(database: DatabaseSync): (incident: Incident) => FirstStatus {
  const has = (status: string) =>
    `EXISTS (SELECT 1 FROM incident WHERE fingerprint = ?1 AND withdrawn = 0 AND status = '${status}')`;
  // Looked up one by one: a group may have many thousands.
  const standing = database.prepare(
    `SELECT ${has('open')} AS open, ${has('regressed')} AS regressed, ${has('acknowledged')} AS acknowledged,
       ${has('ignored')} AS ignored,
       (SELECT max(resolved_at) FROM incident WHERE fingerprint = ?1 AND withdrawn = 0 AND status = 'resolved') AS resolved_at`,
  );
  const unresolved = (status: FirstStatus['status']): FirstStatus => ({ status, resolvedAt: null });
  return ({ group, at }) => {
    const { open, regressed, acknowledged, ignored, resolved_at: resolvedAt } = readStanding(standing.get(group));
    if (open) return unresolved('open');
    if (regressed) return unresolved('regressed');
    if (acknowledged) return unresolved('acknowledged');
    if (resolvedAt !== null) return at > resolvedAt ? unresolved('regressed') : { status: 'resolved', resolvedAt };
    return unresolved(ignored ? 'ignored' : 'open');
  };
}
