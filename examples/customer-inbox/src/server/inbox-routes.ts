import { parse, type User } from '@driftscope/example-protocol';
import { answerProblem, authenticate, type Identity } from '@driftscope/example-server';
import { type Request, type Response, Router } from 'express';
import { TextSchema } from '#protocol/message.ts';
import { type Queue, QueueSchema } from '#protocol/room.ts';
import type { Inbox } from './inbox.ts';
import type { KeptRoom } from './kept-room.ts';
import { messageToShown, roomToShown } from './to-shown.ts';

/** What agents ask and do. */
export function inboxRoutes(identity: Identity, inbox: Inbox): Router {
  /** Absent: the request was answered already. */
  const roomFor = async (
    request: Request<{ id: string }>,
    response: Response,
  ): Promise<{ readonly agent: User; readonly room: KeptRoom } | undefined> => {
    const agent = await authenticate(identity, request, response);
    if (agent === undefined) return undefined;
    const room = inbox.room(request.params.id);
    if (room !== undefined) return { agent, room };
    answerProblem(response, 404, 'no-room', 'There is no such room.', 'Pick one from the list.');
    return undefined;
  };

  return Router()
    .get('/rooms', async (request, response) => {
      const agent = await authenticate(identity, request, response);
      if (agent === undefined) return;
      const queue = parse(QueueSchema, request.query.queue ?? 'everyone', 'The queue');
      if (!queue.ok) {
        response.status(400).json({ error: queue.error });
        return;
      }
      const rooms = inbox.rooms().filter((room) => isIn(queue.value, room, agent));
      response.json({ rooms: rooms.map(roomToShown) });
    })
    .get('/rooms/:id/messages', async (request, response) => {
      const found = await roomFor(request, response);
      if (found === undefined) return;
      response.json({ messages: found.room.messages.map((message) => messageToShown(found.room, message)) });
    })
    .post('/rooms/:id/messages', async (request, response) => {
      const found = await roomFor(request, response);
      if (found === undefined) return;
      const text = parse(TextSchema, request.body, 'The message');
      if (!text.ok) {
        response.status(400).json({ error: text.error });
        return;
      }
      const message = inbox.post(found.room, found.agent, text.value.text);
      response.status(201).json(messageToShown(found.room, message));
    })
    .post('/rooms/:id/read', async (request, response) => {
      const found = await roomFor(request, response);
      if (found === undefined) return;
      inbox.markRead(found.room, found.room.messages.at(-1)?.id);
      response.status(204).end();
    })
    .post('/rooms/:id/assign', async (request, response) => {
      const found = await roomFor(request, response);
      if (found === undefined) return;
      inbox.assign(found.room, found.agent);
      response.status(204).end();
    });
}

function isIn(queue: Queue, { assignee }: KeptRoom, agent: User): boolean {
  if (queue === 'everyone') return true;
  return queue === 'mine' ? assignee?.id === agent.id : assignee === null;
}
