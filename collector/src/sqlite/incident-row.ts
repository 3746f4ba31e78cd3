import { IncidentSchema, IncidentStatusSchema, type IncidentSummary } from '@driftscope/detect';
import { parseJson } from '@driftscope/records';
import Type from 'typebox';
import type { FiledIncident } from '../storage/incident-store.ts';
import { rowReader } from './row-reader.ts';

export const incidentColumns = 'body, status, withdrawn, assignee, note, rev';

const readColumns = rowReader(
  Type.Object({
    body: Type.String(),
    status: IncidentStatusSchema,
    withdrawn: Type.Integer(),
    assignee: Type.Union([Type.String(), Type.Null()]),
    note: Type.Union([Type.String(), Type.Null()]),
    rev: Type.Integer(),
  }),
);
const readBody = rowReader(IncidentSchema);

/** Reads a row of {@link incidentColumns}. */
export function readIncident(row: unknown): FiledIncident {
  const { body, status, withdrawn, assignee, note, rev } = readColumns(row);
  const json = parseJson(body);
  return {
    incident: readBody(json.ok ? json.value : undefined),
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
