import {
  IncidentChangeSchema,
  IncidentDetailSchema,
  TriageAnswerSchema,
  TriageRequestSchema,
} from '@driftscope/detect';
import { SavedQuerySchema, SavedViewListSchema } from '@driftscope/records';
import type { ApiOperation } from './api-operation.ts';
import { json, jsonBody } from './content.ts';

/** What users say of incidents, and the views they keep. */
export const triageOperations: readonly ApiOperation[] = [
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
];
