import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

export interface TransportSite {
  readonly url: string;
  stop(): Promise<void>;
}

/** Answers to a server which the test app talks to. It must let go of all it holds when it is stopped. */
export type ServeTransport = (server: Server) => () => void;

/** A site whose page is one script, and whose server speaks a transport. */
export async function startTransportSite(script: string, serve: ServeTransport): Promise<TransportSite> {
  const safe = script.replaceAll('</script', '<\\/script');
  const html = `<!doctype html><meta charset="utf-8"><title>transport</title><body><script>${safe}</script></body>`;
  const server = createServer((request, response) => {
    if (new URL(request.url ?? '/', 'http://site').pathname !== '/') return;
    response.writeHead(200, { 'content-type': 'text/html' }).end(html);
  });
  const stopServing = serve(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no TCP port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      const closed = once(server, 'close');
      stopServing();
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
