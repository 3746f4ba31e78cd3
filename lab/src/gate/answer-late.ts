import type { IncomingMessage, ServerResponse } from 'node:http';

export interface LateAnswerOptions {
  /** Origin of the server behind the gate. */
  readonly target: string;
  readonly byMs: number;
}

/** Asks at once, and answers late: with what was so then. */
export async function answerLate(
  request: IncomingMessage,
  response: ServerResponse,
  { target, byMs }: LateAnswerOptions,
): Promise<void> {
  try {
    const asked = Object.entries(request.headers).filter(([name]) => handedOn.has(name));
    const headers = asked.map(([name, value]): [string, string] => [name, String(value)]);
    const answer = await fetch(new URL(request.url ?? '/', target), { headers });
    const body = Buffer.from(await answer.arrayBuffer());
    setTimeout(() => {
      const told = ['content-type', 'etag', 'cache-control'].flatMap((name) => {
        const value = answer.headers.get(name);
        return value === null ? [] : [[name, value] as const];
      });
      response.writeHead(answer.status, Object.fromEntries(told)).end(body);
    }, byMs).unref();
  } catch {
    // The server behind the gate is gone: the run is over.
    response.destroy();
  }
}

const handedOn = new Set(['authorization', 'if-none-match', 'accept']);
