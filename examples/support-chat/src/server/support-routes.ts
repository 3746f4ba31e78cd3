import { parse, type User } from '@driftscope/example-protocol';
import { answerProblem, authenticate, type Identity } from '@driftscope/example-server';
import { type Request, type Response, Router } from 'express';
import { TextSchema } from '#protocol/text.ts';
import type { Chats } from './chats.ts';
import type { KeptChat } from './kept-chat.ts';
import { chatToSupport, messageToSupport, summaryToSupport } from './to-support.ts';

/** What the support asks: about all chats. */
export function supportRoutes(identity: Identity, chats: Chats): Router {
  /** Absent: the request was answered already. */
  const agent = async (request: Request, response: Response): Promise<User | undefined> => {
    const user = await authenticate(identity, request, response);
    if (user === undefined || user.role === 'support') return user;
    answerProblem(response, 403, 'not-support', 'Only the support may see this.', 'Log in as Sam.');
    return undefined;
  };

  /** Absent: the request was answered already. */
  const chatFor = async (
    request: Request<{ id: string }>,
    response: Response,
  ): Promise<{ readonly user: User; readonly chat: KeptChat } | undefined> => {
    const user = await agent(request, response);
    if (user === undefined) return undefined;
    const chat = chats.byId(request.params.id);
    if (chat !== undefined) return { user, chat };
    answerProblem(response, 404, 'no-chat', 'There is no such chat.', 'Pick one from the list.');
    return undefined;
  };

  return Router()
    .get('/chats', async (request, response) => {
      const user = await agent(request, response);
      if (user !== undefined) response.json({ chats: chats.all().map(summaryToSupport) });
    })
    .get('/chat/:id', async (request, response) => {
      const found = await chatFor(request, response);
      if (found !== undefined) response.json(chatToSupport(found.chat));
    })
    .post('/chat/:id/messages', async (request, response) => {
      const found = await chatFor(request, response);
      if (found === undefined) return;
      const message = parse(TextSchema, request.body, 'The message');
      if (!message.ok) {
        response.status(400).json({ error: message.error });
        return;
      }
      const posted = chats.post(found.chat, found.user, message.value.text);
      response.status(201).json(messageToSupport(found.chat, posted));
    })
    .post('/chat/:id/read', async (request, response) => {
      const found = await chatFor(request, response);
      if (found === undefined) return;
      chats.markRead(found.chat, 'support');
      response.status(204).end();
    });
}
