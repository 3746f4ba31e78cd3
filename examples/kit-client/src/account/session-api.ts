import { SessionSchema } from '@driftscope/example-protocol';
import Type from 'typebox';
import { request } from '../request.ts';

/** How one logs in and out. */
export const sessionApi = {
  logIn: (name: string, password: string) => request({ path: '/api/login', body: { name, password } }, SessionSchema),
  /** Who the token stands for, with a fresh token. */
  restore: (token: string) => request({ path: '/api/session', token }, SessionSchema),
  logOut: () => request({ path: '/api/logout', body: {} }, Type.Unknown()),
};
