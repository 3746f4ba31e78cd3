import {
  IncidentDetailSchema,
  IncidentGroupPageSchema,
  IncidentPageSchema,
  OverviewSchema,
  ReleaseTrendSchema,
  ReportSchema,
  StatsSchema,
} from '@driftscope/detect';
import Type from 'typebox';
import { ReportQuerySchema } from '../reports/parse-report-query.ts';
import { TrendQuerySchema } from '../reports/parse-trend-query.ts';
import { GroupPageQuerySchema, IncidentPageQuerySchema, StatsQuerySchema } from '../routes/incident-query.ts';
import { OverviewQuerySchema } from '../routes/overview-query.ts';
import type { ApiOperation } from './api-operation.ts';
import { json } from './content.ts';

/** Incidents, one by one, as lists and in numbers. */
export const incidentOperations: readonly ApiOperation[] = [
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
    method: 'get',
    path: '/api/v1/groups',
    summary: 'Incidents of one fingerprint together, the one met last first, or the most frequent.',
    query: GroupPageQuerySchema,
    answer: json(IncidentGroupPageSchema),
    scope: 'read',
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
    query: StatsQuerySchema,
    answer: json(StatsSchema),
    scope: 'read',
  },
  {
    method: 'get',
    path: '/api/v1/overview',
    summary: 'The days up to now at a glance: their numbers, the most frequent groups, the newest incidents.',
    query: OverviewQuerySchema,
    answer: json(OverviewSchema),
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
    path: '/api/v1/reports/releases',
    summary: "How often each of an app's last releases drifts, each compared with the one before it.",
    query: TrendQuerySchema,
    answer: json(ReleaseTrendSchema),
    scope: 'read',
  },
];
