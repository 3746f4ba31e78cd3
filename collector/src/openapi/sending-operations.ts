import {
  ImportedRecordingSchema,
  SenderAddressesSchema,
  SessionHeaderSchema,
  StoredRecordSchema,
  TraceSchema,
} from '@driftscope/records';
import Type from 'typebox';
import { ImportQuerySchema } from '../import/create-import.ts';
import type { ApiOperation } from './api-operation.ts';
import { file, json, jsonBody } from './content.ts';

const BatchSchema = Type.Object({
  v: Type.Literal(1),
  session: SessionHeaderSchema,
  /** Number of the batch in its session: the same again changes nothing. */
  batch: Type.Integer({ minimum: 1 }),
  records: Type.Array(StoredRecordSchema),
  /** ms since the session's origin: all records up to then are in this batch or an earlier one. */
  until: Type.Optional(Type.Number()),
});
const ackedBatch = json(Type.Object({ acked: Type.Integer() }), 202);

/** What senders of records and traces call, and the traces. */
export const sendingOperations: readonly ApiOperation[] = [
  {
    method: 'post',
    path: '/api/v1/batches',
    summary: 'Takes records of a page.',
    body: jsonBody(BatchSchema),
    answer: ackedBatch,
    scope: 'ingest',
  },
  {
    method: 'post',
    path: '/api/v1/probe',
    summary: 'Takes records of a server.',
    body: jsonBody(BatchSchema),
    answer: ackedBatch,
    scope: 'ingest',
  },
  {
    method: 'post',
    path: '/api/v1/recordings',
    summary: 'Takes a .drift recording, a ticket or a HAR file.',
    query: ImportQuerySchema,
    body: { type: 'application/octet-stream', schema: file },
    answer: json(ImportedRecordingSchema, 202),
    scope: 'ingest',
  },
  {
    method: 'get',
    path: '/api/v1/identity-key',
    summary: 'The key under which browsers and servers hash users.',
    answer: json(Type.Object({ key: Type.String() })),
    scope: 'ingest',
  },
  {
    method: 'get',
    path: '/api/v1/thresholds',
    summary: 'What counts as drift where the team wants it otherwise, by the names of thresholds.',
    answer: json(Type.Object({ thresholds: Type.Record(Type.String(), Type.Number()) })),
    scope: 'ingest',
  },
  {
    method: 'get',
    path: '/api/v1/dsn',
    summary: 'Where the SDKs of Sentry and OpenTelemetry send to.',
    answer: json(SenderAddressesSchema),
    scope: 'ingest',
  },
  {
    method: 'get',
    path: '/api/v1/traces/{id}',
    summary: 'Spans and errors of a trace.',
    answer: json(TraceSchema),
    scope: 'read',
  },
];
