import type { DriftRecord, Json, PatchOp, Unnumbered } from '@driftscope/records';

/** When the page was loaded, in epoch ms. */
export const ORIGIN_MS = 1_700_000_000_000;

const ORIGIN = '127.0.0.1:3000';

/** Writes what the recorder would of one page: its clock, numbers, sockets and requests. */
export class ChatPage {
  #records: DriftRecord[] = [];
  #t = 0;
  #seq = 0;
  #socket = 0;
  #frames = { in: 0, out: 0 };
  #requests = 0;

  /** ms since the page was loaded. */
  get t(): number {
    return this.#t;
  }

  /** Gives what was written since the last call, as it comes out of a parser: plain objects and flat strings. */
  take(): readonly DriftRecord[] {
    const taken = this.#records.map((record): DriftRecord => JSON.parse(JSON.stringify(record)));
    this.#records = [];
    return taken;
  }

  wait(ms: number): void {
    this.#t += ms;
  }

  add(fields: Unnumbered): void {
    this.#seq++;
    this.#records.push({ seq: this.#seq, t: this.#t, ...fields });
  }

  connect(token: string): void {
    this.#socket++;
    this.#frames = { in: 0, out: 0 };
    const socket = this.#socket;
    this.add({ kind: 'socket.attempt', socket, url: `ws://${ORIGIN}/socket.io/?EIO=4&transport=websocket` });
    this.add({ kind: 'socket.open', socket });
    this.frame('in', `0{"sid":"eio-${socket}","upgrades":[],"pingInterval":25000,"pingTimeout":20000}`);
    this.frame('out', `40${JSON.stringify({ token })}`);
    this.frame('in', `40${JSON.stringify({ sid: `sid-${socket}` })}`);
  }

  lose(): void {
    this.add({ kind: 'socket.close', socket: this.#socket, code: 1006, reason: '', clean: false });
  }

  frame(dir: 'in' | 'out', text: string): void {
    this.#frames[dir]++;
    this.add({ kind: 'socket.frame', socket: this.#socket, dir, n: this.#frames[dir], size: text.length, text });
  }

  receive(event: string, argument: Json): void {
    this.frame('in', `42${JSON.stringify([event, argument])}`);
  }

  /** A request with its JSON answer; gives nothing back, as nobody waits for it. */
  fetch(line: string, answer: Json, sent?: Json, whileOpen: () => void = nothing): void {
    const [method = 'GET', path = '/'] = line.split(' ');
    this.#requests++;
    const request = this.#requests;
    const body = sent === undefined ? {} : { body: JSON.stringify(sent) };
    const url = `http://${ORIGIN}${path}`;
    this.add({ kind: 'http.request', request, api: 'fetch', method, url, auth: 'bearer', ...body });
    whileOpen();
    this.wait(35);
    const contentType = 'application/json; charset=utf-8';
    this.add({ kind: 'http.response', request, status: 200, durationMs: 35, contentType });
    this.add({ kind: 'http.body', request, body: JSON.stringify(answer) });
  }

  store(store: number, name: string, state: Json): void {
    this.add({ kind: 'store.found', store, library: 'zustand', name, via: 'react' });
    this.add({ kind: 'store.snapshot', store, state });
  }

  /** `seq` of the record written last is taken for the cause. */
  commit(store: number, ...patch: PatchOp[]): void {
    this.add({ kind: 'store.commit', store, patch, cause: this.#seq, causeHow: 'async' });
  }
}

const nothing = (): void => undefined;
