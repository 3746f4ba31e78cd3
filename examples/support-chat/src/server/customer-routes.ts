import { parse } from '@driftscope/example-protocol';
import { answerProblem, authenticate, type Identity } from '@driftscope/example-server';
import { type Request, type Response, Router } from 'express';
import { TextSchema } from '#protocol/text.ts';
import type { Chats } from './chats.ts';
import type { KeptChat } from './kept-chat.ts';
import { chatToCustomer, messageToCustomer } from './to-customer.ts';

/** What a customer asks: always about the own chat. */
export function customerRoutes(identity: Identity, chats: Chats): Router {
  /** Absent: the request was answered already. */
  const ownChat = async (request: Request, response: Response): Promise<KeptChat | undefined> => {
    const user = await authenticate(identity, request, response);
    if (user === undefined) return undefined;
    const asked = request.query.userId;
    const chat = asked === undefined || asked === user.id ? chats.ofCustomer(user.id) : undefined;
    if (chat === undefined) answerProblem(response, 404, 'no-chat', 'You have no chat here.', 'Log in as a customer.');
    return chat;
  };

  return Router()
    .get('/chat', async (request, response) => {
      const chat = await ownChat(request, response);
      if (chat !== undefined) response.json(chatToCustomer(chat));
    })
    .post('/chat/messages', async (request, response) => {
      const chat = await ownChat(request, response);
      if (chat === undefined) return;
      const message = parse(TextSchema, request.body, 'The message');
      if (!message.ok) {
        response.status(400).json({ error: message.error });
        return;
      }
      response.status(201).json(messageToCustomer(chat, chats.post(chat, chat.customer, message.value.text)));
    })
    .patch('/chat/messages/:messageId', async (request, response) => {
      const chat = await ownChat(request, response);
      if (chat === undefined) return;
      const edit = parse(TextSchema, request.body, 'The edit');
      if (!edit.ok) {
        response.status(400).json({ error: edit.error });
        return;
      }
      const message = chats.edit(chat, request.params.messageId, chat.customer, edit.value.text);
      if (message === undefined) {
        answerProblem(response, 404, 'no-message', 'There is no such message of yours.', 'Pick one of your own.');
        return;
      }
      response.json(messageToCustomer(chat, message));
    })
    .post('/chat/read', async (request, response) => {
      const chat = await ownChat(request, response);
      if (chat === undefined) return;
      chats.markRead(chat, 'customer');
      response.status(204).end();
    });
}
