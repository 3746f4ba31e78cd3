import { atClockOffset, type Json, type PatchOp, type SessionHeader, type SessionId } from '@driftscope/records';
import { RecordTrace } from './record-trace.ts';

/** Where the sessions of a trace begin, in epoch ms. */
export const ORIGIN_MS = 1_700_000_000_000;

const SOCKET_URL = 'ws://127.0.0.1:3000/socket.io/?EIO=4&transport=websocket';

type BrowserId = NonNullable<SessionHeader['browser']>;

export interface PageOptions {
  readonly app?: string;
  readonly originMs?: number;
  /** What a collector has added to the page's clock. */
  readonly clockOffsetMs?: number;
  /** Pages with the same one are tabs of one browser. */
  readonly browser?: string;
}

/** Writes the records of one page, as its recorder would: `page.at(1000).receive('message:new', {…})`. */
export class PageTrace extends RecordTrace {
  readonly header: SessionHeader;
  #socket = 0;
  #frames = { in: 0, out: 0 };
  #requests = 0;

  constructor(name: string, { app = 'chat', originMs = ORIGIN_MS, clockOffsetMs, browser }: PageOptions = {}) {
    super();
    const about = { originMs, app, origin: 'http://127.0.0.1:3000', release: '1.0' };
    const where = browser === undefined ? {} : { browser: browser as BrowserId };
    const own: SessionHeader = { id: `page-${name}` as SessionId, ...about, ...where };
    this.header = clockOffsetMs === undefined ? own : atClockOffset(own, clockOffsetMs);
    this.add({ kind: 'recorder.on', fromStart: true });
  }

  attempt(): this {
    this.#socket++;
    this.#frames = { in: 0, out: 0 };
    return this.add({ kind: 'socket.attempt', socket: this.#socket, url: SOCKET_URL });
  }

  /** A whole way in: socket, handshake, CONNECT and its answer. `auth` is what the app sends, if it does. */
  connect(eio: string, auth?: Json, { pid, recovered = false }: { pid?: string; recovered?: boolean } = {}): this {
    this.attempt();
    this.add({ kind: 'socket.open', socket: this.#socket });
    this.frame('in', `0{"sid":"${eio}","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}`);
    const request = { ...(recovered && { pid }), ...(typeof auth === 'object' ? auth : {}) };
    const isBare = auth === undefined && Object.keys(request).length === 0;
    this.frame('out', isBare ? '40' : `40${JSON.stringify(request)}`);
    return this.frame('in', `40${JSON.stringify({ sid: `sid-${eio}`, ...(pid !== undefined && { pid }) })}`);
  }

  frame(dir: 'in' | 'out', text: string): this {
    this.#frames[dir]++;
    return this.add({ kind: 'socket.frame', socket: this.#socket, dir, n: this.#frames[dir], size: text.length, text });
  }

  receive(event: string, ...args: readonly Json[]): this {
    return this.frame('in', `42${JSON.stringify([event, ...args])}`);
  }

  send(event: string, ...args: readonly Json[]): this {
    return this.frame('out', `42${JSON.stringify([event, ...args])}`);
  }

  /** An event that asks for an answer, and the answer. */
  ask(event: string, ackId: number, ...answer: readonly Json[]): this {
    this.frame('out', `42${ackId}${JSON.stringify([event])}`);
    return this.frame('in', `43${ackId}${JSON.stringify(answer)}`);
  }

  /** The connection breaks. */
  lose(): this {
    return this.add({ kind: 'socket.close', socket: this.#socket, code: 1006, reason: '', clean: false });
  }

  /** The server puts the page out. */
  kicked(): this {
    this.frame('in', '41');
    return this.add({ kind: 'socket.close', socket: this.#socket, code: 1005, reason: '', clean: true });
  }

  /** The app disconnects. */
  leave(): this {
    this.frame('out', '41');
    this.add({ kind: 'socket.closing', socket: this.#socket });
    return this.add({ kind: 'socket.close', socket: this.#socket, code: 1005, reason: '', clean: true });
  }

  /** A request and its JSON answer, `tookMs` later. */
  fetch(line: string, body: Json, { auth, tookMs = 10, status = 200, sent }: FetchOptions = {}): this {
    const request = this.beginFetch(line, auth, sent);
    return this.after(tookMs).answer(request, body, status);
  }

  /** Gives the number of the request. `traceparent`: the span that it says it comes from, as W3C has it. */
  beginFetch(line: string, auth?: string, sent?: Json, traceparent?: string): number {
    const [method = 'GET', path = '/'] = line.split(' ');
    this.#requests++;
    const url = `http://127.0.0.1:3000${path}`;
    const request = this.#requests;
    const body = sent === undefined ? {} : { body: JSON.stringify(sent) };
    this.add({
      kind: 'http.request',
      request,
      api: 'fetch',
      method,
      url,
      ...(auth !== undefined && { auth }),
      ...(traceparent !== undefined && { trace: { traceparent } }),
      ...body,
    });
    return request;
  }

  answer(request: number, body: Json, status = 200): this {
    const contentType = 'application/json';
    this.add({ kind: 'http.response', request, status, durationMs: 10, contentType });
    return this.add({ kind: 'http.body', request, body: JSON.stringify(body) });
  }

  fail(request: number, reason: 'network' | 'abort' = 'network'): this {
    return this.add({ kind: 'http.failure', request, reason, message: 'Failed to fetch', durationMs: 10 });
  }

  seen(who: string): this {
    return this.add({ kind: 'identity.seen', who, label: who, how: 'jwt' });
  }

  login(who: string): this {
    return this.add({ kind: 'identity.login', who, label: who, how: 'response' });
  }

  logout(who: string): this {
    return this.add({ kind: 'identity.logout', who, label: who, how: 'response' });
  }

  store(number: number, name: string, state: Json): this {
    this.add({ kind: 'store.found', store: number, library: 'zustand', name, via: 'hook' });
    return this.add({ kind: 'store.snapshot', store: number, state });
  }

  commit(store: number, ...patch: PatchOp[]): this {
    return this.add({ kind: 'store.commit', store, patch });
  }

  /** Puts a value into localStorage. */
  keep(key: string, value: Json): this {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return this.add({ kind: 'storage.set', area: 'local', key, value: text });
  }

  /** Puts a value into an object store of IndexedDB. */
  put(database: string, objectStore: string, value: Json, key?: string): this {
    const named = key === undefined ? {} : { key };
    return this.add({
      kind: 'storage.db',
      database,
      objectStore,
      op: 'put',
      ...named,
      value: JSON.stringify(value),
    });
  }

  visibility(visibility: 'visible' | 'hidden'): this {
    return this.add({ kind: 'page.visibility', visibility });
  }
}

interface FetchOptions {
  /** Scheme of the Authorization header. */
  readonly auth?: string;
  readonly tookMs?: number;
  readonly status?: number;
  /** The request's body. */
  readonly sent?: Json;
}
