import type { Express } from 'express';

export type Tell = (event: string, data: unknown) => void;

/** A stream of server-sent events. `greet` is given each reader that comes. */
export function serveEvents(app: Express, path: string, greet: (tell: Tell) => void): void {
  app.get(path, (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': here\n\n');
    greet((event, data) => void response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
  });
}
