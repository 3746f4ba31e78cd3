import { createServer } from 'node:http';

/** Listens on the port of the first argument; answers 202 once the body was taken. */
export function serve(take: (body: Buffer) => Promise<void>): void {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    await take(Buffer.concat(chunks));
    response.writeHead(202, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(Number(process.argv[2]), '127.0.0.1');
}
