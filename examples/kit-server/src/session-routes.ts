import { LoginRequestSchema, parse, type Session, type User } from '@driftscope/example-protocol';
import { Router } from 'express';
import { answerProblem } from './answer-problem.ts';
import { authenticate } from './authenticate.ts';
import type { Identity } from './identity.ts';

export function sessionRoutes(identity: Identity): Router {
  const { accounts, tokens } = identity;
  const renewing: Identity = { accounts, tokens: { ...tokens, verify: tokens.verifyForRenewal } };
  const sessionOf = async (user: User): Promise<Session> => ({ token: await tokens.sign(user.id), user });

  return (
    Router()
      .post('/login', async (request, response) => {
        const login = parse(LoginRequestSchema, request.body, 'The login');
        const user = login.ok ? accounts.authenticate(login.value.name, login.value.password) : undefined;
        if (user === undefined) {
          answerProblem(
            response,
            401,
            'wrong-login',
            'Name and password do not match.',
            'Use one of the demo accounts.',
          );
          return;
        }
        response.json(await sessionOf(user));
      })
      .get('/session', async (request, response) => {
        const user = await authenticate(renewing, request, response);
        if (user !== undefined) response.json(await sessionOf(user));
      })
      // For trying out what an expired token does, without waiting for hours.
      .post('/demo/expire', async (request, response) => {
        const user = await authenticate(identity, request, response);
        if (user === undefined) return;
        tokens.expire(user.id);
        response.status(204).end();
      })
      .post('/logout', (_request, response) => {
        response.status(204).end();
      })
  );
}
