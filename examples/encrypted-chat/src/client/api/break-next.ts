import { request } from '@driftscope/example-client';
import type { Result } from '@driftscope/example-protocol';
import Type from 'typebox';

/** For trying things out: lets the server fail at the user's next message. */
export const breakNext = (token: string | null): Promise<Result<unknown>> =>
  request({ path: '/api/demo/break', token: token ?? undefined, body: {} }, Type.Unknown());
