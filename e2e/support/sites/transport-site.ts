import { createServer, type Server } from 'node:http';
import { closeServer, listen } from './listen.ts';

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
  const { url } = await listen(server);
  return {
    url,
    stop: () => {
      stopServing();
      return closeServer(server);
    },
  };
}
