import { IncidentSchema, IncidentStatusSchema, type IncidentSummary } from '@driftscope/detect';
import Type from 'typebox';
import type { FiledIncident } from '../storage/incident-store.ts';
import { jsonReader } from './json-reader.ts';
import { nullable } from './nullable.ts';
import { rowReader } from './row-reader.ts';

export const INCIDENT_COLUMNS = 'body, status, withdrawn, assignee, note, rev';

const readColumns = rowReader(
  Type.Object({
    body: Type.String(),
    status: IncidentStatusSchema,
    withdrawn: Type.Integer(),
    assignee: nullable(Type.String()),
    note: nullable(Type.String()),
    rev: Type.Integer(),
  }),
);
const readBody = jsonReader(IncidentSchema);

/** Reads a row of {@link INCIDENT_COLUMNS}. */
export function readIncident(row: unknown): FiledIncident {
  const { body, status, withdrawn, assignee, note, rev } = readColumns(row);
  return {
    incident: readBody(body),
    // What users said is kept beside it, for the case that the incident is found again.
    status: withdrawn === 0 ? status : 'withdrawn',
    rev,
    ...(assignee === null ? {} : { assignee }),
    ...(note === null ? {} : { note }),
  };
}

export function summaryOfIncident({ incident, status, rev, assignee }: FiledIncident): IncidentSummary {
  const { evidence: _, witness: __, advice: ___, ...summary } = incident;
  return { ...summary, status, rev, ...(assignee !== undefined && { assignee }) };
}
