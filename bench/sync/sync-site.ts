import { createServer } from 'node:http';
import { bundleScript } from '@driftscope/e2e';
import { listen } from '@driftscope/example-server';
import { createMemoryStore, createSyncServer, isEpoch, isScope } from '@driftscope/sync/server';
import express from 'express';

export interface SyncSite {
  readonly url: string;
  /** How many messages there are. */
  readonly count: () => number;
  /** Writes so many more. */
  write(count: number): void;
  /** Bytes of all answers to reads so far. */
  readonly readBytes: () => number;
  stop(): Promise<void>;
}

/** Serves the page and the reference server, with so many messages in one room. */
export async function startSyncSite(messages: number): Promise<SyncSite> {
  const script = await bundleScript(new URL('./pages/catch-up.ts', import.meta.url));
  const epoch: unknown = 'bench';
  const room: unknown = 'room:1';
  if (!isEpoch(epoch) || !isScope(room)) throw new Error('an id has another shape');
  const sync = createSyncServer({
    store: createMemoryStore(epoch),
    access: { scopesOf: () => [room], refusal: () => null },
    authenticate: (user) => ({ kind: 'user', user }),
  });
  let count = 0;
  let readBytes = 0;
  const write = (more: number) => {
    for (const end = count + more; count < end; count++) {
      const fields = {
        author: `u_${count % 40}`,
        text: `Message number ${count}, of about the usual length of what people write.`,
      };
      sync.core.write({ kind: 'put', scope: room, entity: { type: 'message', id: `m_${count}` }, fields });
    }
  };
  write(messages);

  const app = express();
  app.get(
    '/',
    (_request, response) => void response.send('<!doctype html><title>sync</title><script src="/page.js"></script>'),
  );
  app.get('/page.js', (_request, response) => void response.type('text/javascript').send(script));
  app.use((request, response, next) => {
    response.on('finish', () => {
      if (request.path === '/sync') readBytes += Number(response.get('content-length') ?? 0);
    });
    next();
  });
  app.use(sync.routes);
  const { url, stop } = await listen(createServer(app), 0, '127.0.0.1');

  return {
    url: `${url}/`,
    count: () => count,
    write,
    readBytes: () => readBytes,
    stop: async () => {
      sync.stop();
      await stop();
    },
  };
}
