import type { DriftRecord, Unnumbered } from '../record.ts';
import type { ConnectionDecoder } from '../wire/connection-decoder.ts';
import type { WireReading } from '../wire/wire-connection.ts';
import type { Direction, WireFact } from '../wire/wire-fact.ts';

/** Gives a decoder the records of a page with Engine.IO, and keeps what it makes of them. */
export class EngineTrace {
  readonly readings: WireReading[] = [];
  readonly #decoder: ConnectionDecoder;
  readonly #version: 3 | 4;
  #seq = 0;
  #request = 0;
  #frames = { in: 0, out: 0 };

  constructor(decoder: ConnectionDecoder, version: 3 | 4 = 4) {
    this.#decoder = decoder;
    this.#version = version;
  }

  get facts(): readonly WireFact[] {
    return this.readings.flatMap(({ facts }) => facts);
  }

  /** Names and ordinals of all events: `in a 1`. */
  get events(): readonly string[] {
    return this.facts.flatMap((fact) => (fact.kind === 'event' ? [`${fact.dir} ${fact.name} ${fact.ordinal}`] : []));
  }

  add(fields: Unnumbered): this {
    this.#seq += 1;
    const record: DriftRecord = { ...fields, seq: this.#seq, t: this.#seq };
    const reading = this.#decoder.push(record);
    if (reading) this.readings.push(reading);
    return this;
  }

  /** Gives the number of the request. */
  ask(method: string, sid?: string, body?: string): number {
    this.#request += 1;
    const url = this.#url('http', 'polling', sid);
    this.add({
      kind: 'http.request',
      request: this.#request,
      api: 'xhr',
      method,
      url,
      ...(body === undefined ? {} : { body }),
    });
    return this.#request;
  }

  answer(request: number, body: string, cut?: 'size'): this {
    this.add({ kind: 'http.response', request, status: 200, durationMs: 1, contentType: 'text/plain' });
    return this.add({ kind: 'http.body', request, body, ...(cut ? { cut } : {}) });
  }

  /** A body of bytes, each one character. */
  pollBytes(sid: string, bytes: string, cut?: 'size'): this {
    const request = this.ask('GET', sid);
    this.add({ kind: 'http.response', request, status: 200, durationMs: 1, contentType: 'application/octet-stream' });
    return this.add({ kind: 'http.body', request, body: '', base64: btoa(bytes), ...(cut ? { cut } : {}) });
  }

  poll(sid: string | undefined, body: string): this {
    return this.answer(this.ask('GET', sid), body);
  }

  post(sid: string, body: string): this {
    return this.answer(this.ask('POST', sid, body), 'ok');
  }

  socket(number: number, sid?: string): this {
    this.#frames = { in: 0, out: 0 };
    this.add({ kind: 'socket.attempt', socket: number, url: this.#url('ws', 'websocket', sid) });
    return this.add({ kind: 'socket.open', socket: number });
  }

  frame(socket: number, dir: Direction, text: string): this {
    this.#frames[dir] += 1;
    return this.add({ kind: 'socket.frame', socket, dir, n: this.#frames[dir], size: text.length, text });
  }

  close(socket: number): this {
    return this.add({ kind: 'socket.close', socket, code: 1006, reason: '', clean: false });
  }

  #url(scheme: string, transport: string, sid: string | undefined): string {
    const query = `EIO=${this.#version}&transport=${transport}${sid === undefined ? '' : `&sid=${sid}`}`;
    return `${scheme}://chat.test/socket.io/?${query}`;
  }
}
