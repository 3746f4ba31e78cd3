import { createServer, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { listen } from '../listen.ts';

export interface TakenEnvelope {
  /** With what follows `?`. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** As it came over the wire. */
  readonly body: Buffer;
}

export interface EnvelopeAnswer {
  readonly status: number;
  readonly headers?: Record<string, string>;
}

/** Where envelopes go in place of Sentry. It answers as it is told, in turn, and 200 afterwards; ends with the test. */
export async function startEnvelopeServer(answers: readonly EnvelopeAnswer[] = []) {
  const taken: TakenEnvelope[] = [];
  const server = createServer(async (request, response) => {
    const { url = '', headers } = request;
    const answer = answers[taken.length] ?? { status: 200 };
    taken.push({ url, headers, body: await buffer(request) });
    response.writeHead(answer.status, answer.headers).end('{}');
  });
  const port = await listen(server, { port: 0, host: '127.0.0.1' });
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { dsn: `http://teamkey@127.0.0.1:${port}/42`, taken };
}
