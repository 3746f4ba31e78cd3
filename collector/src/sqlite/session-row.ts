import {
  type Imported,
  ImportedSchema,
  type SessionHeader,
  SessionHeaderSchema,
  type SessionSummary,
  type SessionUser,
  SessionUserSchema,
} from '@driftscope/records';
import Type from 'typebox';
import { countSeqs, lastSeqOf, type SeqRanges } from '../storage/seq-ranges.ts';
import { jsonReader } from './json-reader.ts';
import { nullable } from './nullable.ts';
import { rowReader } from './row-reader.ts';

/** A session as its row has it. */
export interface SessionRow {
  readonly header: SessionHeader;
  readonly knownToT: number;
  readonly seqs: SeqRanges;
  readonly batches: number;
  readonly heardMs: number;
  /** Numbers of batches whose chunks were put into another one. */
  readonly merged: SeqRanges;
  readonly users: readonly SessionUser[];
  /** Absent: its page or server has sent some of it. */
  readonly imported?: Imported | undefined;
}

export const SESSION_COLUMNS = 'header, known_to_t, seqs, batches, heard_ms, merged, users, imported';

/** The incidents of a session that stand, where `session` is the table that is read. */
export const ITS_INCIDENTS = 'FROM incident WHERE incident.session = session.id AND withdrawn = 0';

/** What a summary has beside {@link SESSION_COLUMNS}. */
export const summaryColumns = `${SESSION_COLUMNS},
  (SELECT count(*) ${ITS_INCIDENTS}) AS incidents`;

const readColumns = rowReader(
  Type.Object({
    header: Type.String(),
    known_to_t: Type.Number(),
    seqs: Type.String(),
    batches: Type.Integer(),
    heard_ms: Type.Number(),
    merged: Type.String(),
    users: Type.String(),
    imported: nullable(Type.String()),
  }),
);
const readIncidents = rowReader(Type.Object({ incidents: Type.Integer() }));
const readImported = jsonReader(ImportedSchema);
const readUsers = jsonReader(Type.Array(SessionUserSchema));
const readHeader = jsonReader(SessionHeaderSchema);
const readSeqs = jsonReader(Type.Array(Type.Tuple([Type.Integer(), Type.Integer()])));

/** Reads a row of {@link SESSION_COLUMNS}. */
export function readSession(row: unknown): SessionRow {
  const columns = readColumns(row);
  return {
    header: readHeader(columns.header),
    knownToT: columns.known_to_t,
    seqs: readSeqs(columns.seqs),
    batches: columns.batches,
    heardMs: columns.heard_ms,
    merged: readSeqs(columns.merged),
    users: readUsers(columns.users),
    ...(columns.imported !== null && { imported: readImported(columns.imported) }),
  };
}

/** Reads a row of {@link summaryColumns}. */
export function readSummary(columns: unknown): SessionSummary {
  const row = readSession(columns);
  return {
    ...row.header,
    records: countSeqs(row.seqs),
    lastSeq: lastSeqOf(row.seqs),
    lastAt: row.header.originMs + row.knownToT,
    heardAt: row.heardMs,
    users: [...row.users],
    incidents: readIncidents(columns).incidents,
    ...(row.imported && { imported: row.imported }),
  };
}
