import {
  CollectorSettingsSchema,
  MadeTokenSchema,
  SignedInSchema,
  TeamAppsSchema,
  TeamListSchema,
  TokenDraftSchema,
  TokenListSchema,
  TokenSchema,
} from '@driftscope/records';
import { SignInSchema } from '../routes/sign-in-routes.ts';
import type { ApiOperation } from './api-operation.ts';
import { json, jsonBody } from './content.ts';

/** Who may call, and with what settings it runs. */
export const accessOperations: readonly ApiOperation[] = [
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
    path: '/api/v1/settings',
    summary: 'How it was started. Of secrets, whether they are set.',
    answer: json(CollectorSettingsSchema),
    scope: 'read',
  },
  {
    method: 'get',
    path: '/api/v1/teams',
    summary: 'Teams, each with the names of its apps.',
    answer: json(TeamListSchema),
    scope: 'read',
  },
  {
    method: 'put',
    path: '/api/v1/teams/{name}',
    summary: 'Says which apps a team has. One of the same name gives way.',
    body: jsonBody(TeamAppsSchema),
    answer: json(TeamListSchema),
    scope: 'admin',
  },
  {
    method: 'delete',
    path: '/api/v1/teams/{name}',
    summary: 'Removes a team. Its apps stay as they are.',
    answer: json(TeamListSchema),
    scope: 'admin',
  },
];
