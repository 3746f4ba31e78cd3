import type { Json, JsonObject } from '@driftscope/records';
import { PageTrace } from './page-trace.ts';
import { ServerTrace } from './server-trace.ts';

/** A message of the team chat that most tests are about. */
export const message = (number: number, conversationId = 'c_1', authorId = 'alice'): JsonObject => ({
  id: `m_${number}`,
  conversationId,
  authorId,
  text: `text ${number}`,
  sentAt: new Date(1_700_000_000_000 + number * 1000).toISOString(),
});

export const messages = (...numbers: readonly number[]): Json => numbers.map((number) => message(number));

const room = 'conversation:c_1';

/**
 * Bob's page with its server: connected at 1 s, one message received, cut from 10 s to 15 s, three messages sent
 * meanwhile. What happens after 15 s is up to the test.
 */
export function cutChat(): { readonly bob: PageTrace; readonly server: ServerTrace } {
  const server = new ServerTrace();
  const bob = new PageTrace('bob');
  bob.at(100).seen('bob');
  bob.at(500).fetch('GET /api/conversations/c_1/messages', messages(1, 2), { auth: 'bearer' });
  bob.store(1, 'messages', { byConversation: { c_1: messages(1, 2) } });
  server.at(990).connect('eio-1', 'bob').add({ kind: 'probe.join', sid: 'sid-eio-1', namespace: '/', room });
  bob.at(1000).connect('eio-1', { token: 'bob-token-1' });
  server.at(4990).emit('message:new', message(3), { rooms: [room], to: ['eio-1'] });
  bob.at(5000).receive('message:new', message(3));
  bob.commit(1, { op: 'splice', path: ['byConversation', 'c_1'], at: 2, remove: 0, insert: [message(3)] });
  bob.at(10_000).lose();
  server.at(10_001).disconnect('eio-1', [room]);
  for (const number of [4, 5, 6])
    server.at(10_500 + number * 500).emit('message:new', message(number), { rooms: [room] });
  server.at(14_990).connect('eio-2', 'bob');
  bob.at(15_000).connect('eio-2', { token: 'bob-token-1' });
  return { bob, server };
}
