import type { Server, ServerResponse } from 'node:http';

const texts: Readonly<Record<string, string>> = {
  first: 'retry: 50\n\nid: 1\ndata: {"n":1}\n\nevent: message:new\nid: 2\ndata: hello ü\ndata: in two lines\n\n',
  // With the id of the last event, as the browser asks when it was cut off.
  again: ': a comment\n\nid: 3\nevent: message:new\ndata: after the cut\n\nevent: unheard\ndata: nobody listens\n\n',
};

/** Streams two events and cuts the stream; to who comes back it says one more, and is quiet. What is at `/none` is no stream. */
export function serveEvents(server: Server): () => void {
  const open = new Set<ServerResponse>();
  server.on('request', (request, response: ServerResponse) => {
    if (request.url === '/none') response.writeHead(404).end();
    if (request.url !== '/events') return;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const isBack = request.headers['last-event-id'] === '2';
    if (!isBack) {
      response.end(texts.first);
      return;
    }
    open.add(response);
    response.write(texts.again);
  });
  return () => {
    for (const response of open) response.end();
  };
}
