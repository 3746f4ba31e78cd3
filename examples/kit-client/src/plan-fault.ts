import type { Fault, Result } from '@driftscope/example-protocol';
import Type from 'typebox';
import { request } from './request.ts';

/** For trying things out: asks the server for a bad day at the next request of this session that fits. */
export const planFault = (token: string | undefined, fault: Fault): Promise<Result<unknown>> =>
  request({ path: '/api/demo/next', token, body: fault }, Type.Unknown());
