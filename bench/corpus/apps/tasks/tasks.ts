import { serveSocket } from '../serve-socket.ts';
import type { SmallApp } from '../small-app.ts';

interface Payload {
  readonly variables: { readonly title?: string };
}

/** After chats in which one's own message comes as the answer and as the news, and both are put into the list. */
export const tasks: SmallApp = {
  name: 'app-tasks',
  row: 'A new task comes as the answer to its mutation and by the subscription, and the list takes both.',
  page: new URL('./page.ts', import.meta.url),
  incidents: { 'store.duplicate': 1 },
  serve(_app, server) {
    const all = [{ __typename: 'Task', id: 1, title: 'Water the plants', done: false }];
    const subscribers = new Set<(task: object) => void>();
    const operations: Record<string, (payload: Payload) => object> = {
      Tasks: () => ({ tasks: all }),
      AddTask: ({ variables }) => {
        const task = { __typename: 'Task', id: all.length + 1, title: String(variables.title), done: false };
        all.push(task);
        for (const tell of subscribers) tell(task);
        return { addTask: task };
      },
    };
    serveSocket(server, '/graphql', (say, socket) => (text) => {
      const { type, id, payload } = JSON.parse(text);
      const next = (data: object) => say({ type: 'next', id, payload: { data } });
      if (type === 'connection_init') say({ type: 'connection_ack' });
      if (type !== 'subscribe') return;
      const operation = operations[payload.operationName];
      if (operation) {
        next(operation(payload));
        say({ type: 'complete', id });
        return;
      }
      const tell = (taskAdded: object) => next({ taskAdded });
      subscribers.add(tell);
      socket.on('close', () => subscribers.delete(tell));
    });
  },
  async play(stage) {
    const user = await stage.device();
    await user.see('Water the plants');
    await user.press('Add');
    await user.see('Buy soil');
    await stage.pass(3_000);
  },
};
