import { parse } from '@driftscope/example-protocol';
import { answerProblem, authenticate } from '@driftscope/example-server';
import { type Response, Router } from 'express';
import type { Badge } from '#protocol/badge.ts';
import { SendRequestSchema } from '#protocol/message.ts';
import type { LiveOptions } from './live.ts';

export function conversationRoutes(parts: LiveOptions): Router {
  const { chat } = parts;
  return Router()
    .get('/conversations', async (request, response) => {
      const user = await authenticate(parts, request, response);
      if (user !== undefined) response.json({ conversations: chat.conversationsOf(user.id) });
    })
    .get('/badge', async (request, response) => {
      const user = await authenticate(parts, request, response);
      if (user !== undefined) response.json({ received: chat.receivedCount(user.id) } satisfies Badge);
    })
    .get('/conversations/:id/messages', async (request, response) => {
      const user = await authenticate(parts, request, response);
      if (user === undefined) return;
      const { after } = request.query;
      const messages = chat.messages(user.id, request.params.id, typeof after === 'string' ? after : undefined);
      if (messages === undefined) return answerNoConversation(response);
      response.json({ messages });
    })
    .post('/conversations/:id/messages', async (request, response) => {
      const user = await authenticate(parts, request, response);
      if (user === undefined) return;
      const send = parse(SendRequestSchema, request.body, 'The message');
      if (!send.ok) {
        response.status(400).json({ error: send.error });
        return;
      }
      const message = chat.post(user.id, request.params.id, send.value.text);
      if (message === undefined) return answerNoConversation(response);
      response.status(201).json(message);
    });
}

const answerNoConversation = (response: Response): void =>
  answerProblem(response, 404, 'no-conversation', 'There is no such conversation.', 'Pick one from the list.');
