import {
  RecordMatchesSchema,
  RecordPageSchema,
  RemovedSessionSchema,
  SessionDetailSchema,
  SessionPageSchema,
} from '@driftscope/records';
import Type from 'typebox';
import { MatchQuerySchema, RecordQuerySchema, SessionPageQuerySchema } from '../routes/session-routes.ts';
import type { ApiOperation } from './api-operation.ts';
import { file, json } from './content.ts';

/** Sessions and their records. */
export const sessionOperations: readonly ApiOperation[] = [
  {
    method: 'get',
    path: '/api/v1/sessions',
    summary: 'Sessions, newest first, as far as they fit all that is asked.',
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
    method: 'delete',
    path: '/api/v1/sessions/{id}',
    summary: 'Removes a session that came from files, and withdraws its incidents.',
    answer: json(RemovedSessionSchema),
    scope: 'admin',
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
];
