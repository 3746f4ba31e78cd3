import type { Json } from '@driftscope/records';
import type { PageTrace } from './page-trace.ts';

const address = '127.0.0.1:3000/socket.io/?EIO=4';

/** Adds to a page's records what Socket.IO's requests would have written. */
export class PollingTrace {
  readonly #page: PageTrace;
  readonly #eio: string;
  #request = 1_000;

  constructor(page: PageTrace, eio: string) {
    this.#page = page;
    this.#eio = eio;
  }

  /** Handshake, CONNECT with these credentials, and its answer. */
  connect(auth: Json): this {
    const open = `0{"sid":"${this.#eio}","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}`;
    this.#answer(this.#ask('GET', ''), open);
    this.send(`40${JSON.stringify(auth)}`);
    return this.receive(`40{"sid":"sid-${this.#eio}"}`);
  }

  send(...packets: readonly string[]): this {
    return this.#answer(this.#ask('POST', `&sid=${this.#eio}`, packets.join('\u001e')), 'ok');
  }

  receive(...packets: readonly string[]): this {
    return this.#answer(this.#ask('GET', `&sid=${this.#eio}`), packets.join('\u001e'));
  }

  /** The request that waits for packets fails. */
  lose(): this {
    const request = this.#ask('GET', `&sid=${this.#eio}`);
    this.#page.add({ kind: 'http.failure', request, reason: 'network', message: 'Failed to fetch', durationMs: 1 });
    return this;
  }

  /** A socket takes over. */
  upgrade(socket: number): this {
    const url = `ws://${address}&transport=websocket&sid=${this.#eio}`;
    this.#page.add({ kind: 'socket.attempt', socket, url }).add({ kind: 'socket.open', socket });
    for (const [dir, text, n] of [
      ['out', '2probe', 1],
      ['in', '3probe', 1],
      ['out', '5', 2],
    ] as const)
      this.#page.add({ kind: 'socket.frame', socket, dir, n, size: text.length, text });
    return this;
  }

  #ask(method: string, sid: string, body?: string): number {
    this.#request += 1;
    const url = `http://${address}&transport=polling${sid}`;
    const request = this.#request;
    this.#page.add({ kind: 'http.request', request, api: 'xhr', method, url, ...(body === undefined ? {} : { body }) });
    return request;
  }

  #answer(request: number, body: string): this {
    this.#page.add({ kind: 'http.response', request, status: 200, durationMs: 1, contentType: 'text/plain' });
    this.#page.add({ kind: 'http.body', request, body });
    return this;
  }
}
