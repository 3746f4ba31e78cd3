import {
  IncidentChangeSchema,
  IncidentDetailSchema,
  IncidentFilterSchema,
  IncidentGroupPageSchema,
  IncidentPageSchema,
  ReportSchema,
  StatsSchema,
  TriageAnswerSchema,
  TriageRequestSchema,
} from '@driftscope/detect';
import {
  ExampleListSchema,
  ImportedRecordingSchema,
  LabAddressSchema,
  RecordMatchesSchema,
  RecordPageSchema,
  SavedQuerySchema,
  SavedViewListSchema,
  SessionDetailSchema,
  SessionHeaderSchema,
  SessionPageSchema,
  SignedInSchema,
  StoredRecordSchema,
  TraceSchema,
} from '@driftscope/records';
import Type, { type TSchema } from 'typebox';
import { TokenDraftSchema, TokenSchema } from '../access/token.ts';
import { ReportQuerySchema } from '../reports/parse-report-query.ts';
import { IncidentPageQuerySchema } from '../routes/incident-query.ts';
import { MatchQuerySchema, RecordQuerySchema, SessionPageQuerySchema } from '../routes/session-routes.ts';
import { SignInSchema } from '../routes/sign-in-routes.ts';
import { MadeTokenSchema, TokenListSchema } from '../routes/token-routes.ts';
import type { ApiOperation } from './api-operation.ts';

const json = (schema: TSchema, status = 200) => ({ status, type: 'application/json', schema });
const jsonBody = (schema: TSchema) => ({ type: 'application/json', schema });
const file = Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' });

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

/** Every operation under `/api`, with the schemas that it is written against. */
export const apiOperations: readonly ApiOperation[] = [
  {
    method: 'get',
    path: '/api/health',
    summary: 'Whether it runs.',
    answer: json(
      Type.Object({ status: Type.Literal('ok'), version: Type.String(), store: Type.String(), uptimeS: Type.Number() }),
    ),
  },
  {
    method: 'get',
    path: '/api/ready',
    summary: 'Whether it takes records.',
    answer: json(Type.Object({ status: Type.Literal('ready') })),
  },
  { method: 'get', path: '/api/examples', summary: 'Examples that run beside it.', answer: json(ExampleListSchema) },
  {
    method: 'get',
    path: '/api/lab',
    summary: 'Where the lab is, if one runs beside it.',
    answer: json(LabAddressSchema),
  },
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
    summary: 'Takes a .drift recording or a HAR file.',
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
    path: '/api/v1/dsn',
    summary: 'Where the SDKs of Sentry and OpenTelemetry send to.',
    answer: json(Type.Record(Type.String(), Type.String())),
    scope: 'ingest',
  },
  {
    method: 'get',
    path: '/api/v1/traces/{id}',
    summary: 'Spans and errors of a trace.',
    answer: json(TraceSchema),
    scope: 'read',
  },
  {
    method: 'get',
    path: '/api/v1/signed-in',
    summary: 'Whose token is sent, and whether one is asked for.',
    answer: json(SignedInSchema),
  },
  {
    method: 'post',
    path: '/api/v1/sign-in',
    summary: 'Takes a token of scope read or admin for a cookie, which does in its place.',
    body: jsonBody(SignInSchema),
    answer: json(SignedInSchema),
  },
  {
    method: 'post',
    path: '/api/v1/sign-out',
    summary: 'Takes the cookie away.',
    answer: json(SignedInSchema),
  },
  {
    method: 'get',
    path: '/api/v1/tokens',
    summary: 'Tokens, those that were revoked too, without their secrets.',
    answer: json(TokenListSchema),
    scope: 'admin',
  },
  {
    method: 'post',
    path: '/api/v1/tokens',
    summary: 'Makes a token; its secret is answered this once. Always asks for a token of scope admin.',
    body: jsonBody(TokenDraftSchema),
    answer: json(MadeTokenSchema, 201),
    scope: 'admin',
  },
  {
    method: 'delete',
    path: '/api/v1/tokens/{id}',
    summary: 'Revokes a token. Always asks for a token of scope admin.',
    answer: json(TokenSchema),
    scope: 'admin',
  },
  {
    method: 'get',
    path: '/api/v1/sessions',
    summary: 'Sessions, newest first.',
    query: SessionPageQuerySchema,
    answer: json(SessionPageSchema),
    scope: 'read',
  },
  {
    method: 'get',
    path: '/api/v1/sessions/{id}',
    summary: 'A session: header, counts, and what of it never came.',
    answer: json(SessionDetailSchema),
    scope: 'read',
  },
  {
    method: 'get',
    path: '/api/v1/sessions/{id}/records',
    summary: 'Records of a session, in the order of their numbers.',
    query: RecordQuerySchema,
    answer: json(RecordPageSchema),
    scope: 'read',
  },
  {
    method: 'get',
    path: '/api/v1/sessions/{id}/har',
    summary: 'Requests and messages of a session as a HAR file.',
    answer: json(
      Type.Object({ log: Type.Object({ version: Type.Literal('1.2'), entries: Type.Array(Type.Unknown()) }) }),
    ),
    scope: 'read',
  },
  {
    method: 'get',
    path: '/api/v1/sessions/{id}/matches',
    summary: 'Numbers of the records that match, in lines of JSON as they are found.',
    query: MatchQuerySchema,
    answer: { status: 200, type: 'application/x-ndjson', schema: RecordMatchesSchema },
    scope: 'read',
  },
  {
    method: 'get',
    path: '/api/v1/sessions/{id}/export',
    summary: 'A session as a .drift recording.',
    answer: { status: 200, type: 'application/gzip', schema: file },
    scope: 'read',
  },
  {
    method: 'get',
    path: '/api/v1/incidents',
    summary: 'Incidents, newest first.',
    query: IncidentPageQuerySchema,
    answer: json(IncidentPageSchema),
    scope: 'read',
  },
  {
    method: 'get',
    path: '/api/v1/incidents/{id}',
    summary: 'An incident with its records.',
    answer: json(IncidentDetailSchema),
    scope: 'read',
  },
  {
    method: 'get',
    path: '/api/v1/incidents/{id}/playwright',
    summary: 'A Playwright test that makes the incident happen again, and fails until it is mended.',
    answer: { status: 200, type: 'text/plain', schema: Type.String() },
    scope: 'read',
  },
  {
    method: 'patch',
    path: '/api/v1/incidents/{id}',
    summary: 'Changes what users say of an incident.',
    body: jsonBody(IncidentChangeSchema),
    answer: json(IncidentDetailSchema),
    scope: 'admin',
  },
  {
    method: 'patch',
    path: '/api/v1/incidents',
    summary: 'Changes what users say of many incidents: of these, of whole groups, or of those that match.',
    body: jsonBody(TriageRequestSchema),
    answer: json(TriageAnswerSchema),
    scope: 'admin',
  },
  {
    method: 'post',
    path: '/api/v1/changes/{id}/undo',
    summary: 'Takes a change of many back, except where somebody has changed the same since.',
    answer: json(TriageAnswerSchema),
    scope: 'admin',
  },
  {
    method: 'get',
    path: '/api/v1/groups',
    summary: 'Incidents of one fingerprint together, the one met last first.',
    query: IncidentPageQuerySchema,
    answer: json(IncidentGroupPageSchema),
    scope: 'read',
  },
  {
    method: 'get',
    path: '/api/v1/views',
    summary: 'What lists were narrowed to, under names.',
    answer: json(SavedViewListSchema),
    scope: 'read',
  },
  {
    method: 'put',
    path: '/api/v1/views/{name}',
    summary: 'Saves a view. One of the same name gives way.',
    body: jsonBody(SavedQuerySchema),
    answer: json(SavedViewListSchema),
    scope: 'admin',
  },
  {
    method: 'delete',
    path: '/api/v1/views/{name}',
    summary: 'Removes a view.',
    answer: json(SavedViewListSchema),
    scope: 'admin',
  },
  {
    method: 'get',
    path: '/api/v1/live/sync',
    summary:
      'Changes of incidents after a number: what a reader of the live push has missed. Without a scope, how far they are.',
    query: Type.Object({ scope: Type.Optional(Type.String()), since: Type.Optional(Type.String()) }),
    answer: json(Type.Object({ epoch: Type.String(), nowMs: Type.Number() })),
    scope: 'read',
  },
  {
    method: 'get',
    path: '/api/v1/stats',
    summary: 'Incidents, gaps and traffic in numbers.',
    query: IncidentFilterSchema,
    answer: json(StatsSchema),
    scope: 'read',
  },
  {
    method: 'get',
    path: '/api/v1/reports',
    summary: 'How often pages drift, compared with another time or release. As JSON, or as `format` says.',
    query: ReportQuerySchema,
    answer: json(ReportSchema),
    scope: 'read',
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This description.',
    answer: json(Type.Object({ openapi: Type.Literal('3.1.0') })),
  },
];
