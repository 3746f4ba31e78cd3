import type { AppServer } from './serve-scenario.ts';

interface Answer {
  readonly statusCode: number;
  readonly body: unknown;
}

const answers: Readonly<Record<string, Answer>> = {
  '/messages': { statusCode: 201, body: { id: 'm_1' } },
  '/messages?limit=1': { statusCode: 200, body: [{ id: 'm_1', text: 'hello' }] },
};
const none: Answer = { statusCode: 404, body: 'Not Found' };

/** Answers as Sails does: an event named by the method asks, and its answer has status, headers and body. */
export function serveSails(server: AppServer): () => void {
  server.of('/').on('connection', (socket) => {
    for (const method of ['get', 'post', 'delete']) {
      socket.on(method, (context, answer) => {
        if (typeof answer !== 'function' || typeof context !== 'object' || context === null) return;
        const { statusCode, body } = answers['url' in context ? String(context.url) : ''] ?? none;
        answer({ body, headers: {}, statusCode });
        if (method === 'delete') socket.emit('message', { verb: 'destroyed', id: 'm_1' });
      });
    }
  });
  return () => server.close();
}
