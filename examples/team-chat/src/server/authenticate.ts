import type { Request, Response } from 'express';
import type { User } from '#protocol/user.ts';
import { answerProblem } from './answer-problem.ts';
import type { LiveOptions } from './live.ts';

/** The user whose token came with the request. Absent: the request was answered with 401 already. */
export async function authenticate(
  { chat, tokens }: LiveOptions,
  request: Request,
  response: Response,
): Promise<User | undefined> {
  const [scheme, token] = (request.get('authorization') ?? '').split(' ');
  const userId = scheme?.toLowerCase() === 'bearer' && token ? await tokens.verify(token) : undefined;
  const user = userId === undefined ? undefined : chat.user(userId);
  if (user === undefined) answerProblem(response, 401, 'unauthenticated', 'You are not logged in.', 'Log in again.');
  return user;
}
