import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { closeServer, listen } from './listen.ts';

export interface CaptureProxy {
  readonly url: string;
  /** What went to the target: address, headers and body of each request, inflated. */
  requests(): readonly Buffer[];
  stop(): Promise<void>;
}

/** An HTTP proxy in front of one server that keeps all that was sent to it. */
export async function startCaptureProxy(targetUrl: string): Promise<CaptureProxy> {
  const requests: Buffer[] = [];
  const server = createServer(async (request, response) => {
    const body = await readAll(request);
    const head = JSON.stringify([request.method, request.url, request.headers]);
    const isZipped = request.headers['content-encoding'] === 'gzip';
    requests.push(Buffer.concat([Buffer.from(head), isZipped ? gunzipSync(body) : body]));
    await pass(request, body, `${targetUrl}${request.url}`, response);
  });
  const { url } = await listen(server);
  return {
    url,
    requests: () => requests,
    stop: () => closeServer(server),
  };
}

const passedOn = ['content-type', 'content-encoding', 'authorization', 'origin'];

async function pass(request: IncomingMessage, body: Buffer, url: string, response: ServerResponse): Promise<void> {
  const headers = passedOn.flatMap((name) => {
    const value = request.headers[name];
    return typeof value === 'string' ? [[name, value] satisfies [string, string]] : [];
  });
  const method = request.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const answer = await fetch(url, { method, headers, ...(hasBody && { body: new Uint8Array(body) }) });
  const type = answer.headers.get('content-type') ?? 'text/plain';
  response.writeHead(answer.status, { 'content-type': type });
  response.end(Buffer.from(await answer.arrayBuffer()));
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
