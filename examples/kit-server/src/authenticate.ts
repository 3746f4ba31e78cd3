import type { User } from '@driftscope/example-protocol';
import type { Request, Response } from 'express';
import { answerProblem } from './answer-problem.ts';
import type { Identity } from './identity.ts';

/** The user whose token came with the request. Absent: the request was answered with 401 already. */
export async function authenticate(
  { accounts, tokens }: Identity,
  request: Request,
  response: Response,
): Promise<User | undefined> {
  const [scheme, token] = (request.get('authorization') ?? '').split(' ');
  const userId = scheme?.toLowerCase() === 'bearer' && token ? await tokens.verify(token) : undefined;
  const user = userId === undefined ? undefined : accounts.user(userId);
  if (user === undefined) answerProblem(response, 401, 'unauthenticated', 'You are not logged in.', 'Log in again.');
  return user;
}
