import { createSocketDecoder, type RecordOf, type SocketDecoder, type WireFact } from '@driftscope/records';
import type { SessionRecord } from './session-record.ts';

/**
 * What records say of each other: the meaning of a frame, the request of a response, the name of a store.
 *
 * Frames are decoded once, in the order they are added: add the records of a session in the order of `seq`.
 */
export class RecordIndex {
  readonly #added = new WeakSet<object>();
  readonly #facts = new WeakMap<object, readonly WireFact[]>();
  readonly #decoders = new Map<string, SocketDecoder>();
  readonly #urls = new Map<string, string>();
  readonly #requests = new Map<string, RecordOf<'http.request'>>();
  readonly #stores = new Map<string, string>();

  /** A record that was added before is passed over, so the same growing list can be given again. */
  add(records: readonly SessionRecord[]): this {
    for (const entry of records) {
      if (this.#added.has(entry.record)) continue;
      this.#added.add(entry.record);
      this.#read(entry);
    }
    return this;
  }

  /** What a frame means. Empty for all other records, and for frames that mean nothing by themselves. */
  factsOf({ record }: SessionRecord): readonly WireFact[] {
    return this.#facts.get(record) ?? [];
  }

  /** Address of a socket. Absent when its beginning is not among the records. */
  urlOf(entry: SessionRecord, socket: number): string | undefined {
    return this.#urls.get(keyOf(entry, socket));
  }

  /** The request of this number. Absent when it is not among the records. */
  requestOf(entry: SessionRecord, request: number): RecordOf<'http.request'> | undefined {
    return this.#requests.get(keyOf(entry, request));
  }

  /** What a person calls the store. Absent when its discovery is not among the records. */
  storeOf(entry: SessionRecord, store: number): string | undefined {
    return this.#stores.get(keyOf(entry, store));
  }

  #read(entry: SessionRecord): void {
    const { record } = entry;
    if (record.kind === 'socket.attempt') this.#meet(entry, record.socket, record.url, 0, 0);
    else if (record.kind === 'socket.found')
      this.#meet(entry, record.socket, record.url, record.framesIn, record.framesOut);
    else if (record.kind === 'socket.frame') this.#decode(entry, record);
    else if (record.kind === 'http.request') this.#requests.set(keyOf(entry, record.request), record);
    else if (record.kind === 'store.found') this.#stores.set(keyOf(entry, record.store), record.name);
  }

  #meet(entry: SessionRecord, socket: number, url: string, framesIn: number, framesOut: number): void {
    const key = keyOf(entry, socket);
    this.#urls.set(key, url);
    this.#decoders.set(key, createSocketDecoder({ url, framesBefore: { in: framesIn, out: framesOut } }));
  }

  #decode(entry: SessionRecord, frame: RecordOf<'socket.frame'>): void {
    const decoder = this.#decoders.get(keyOf(entry, frame.socket));
    if (decoder) this.#facts.set(frame, decoder.push(frame));
  }
}

const keyOf = ({ session }: SessionRecord, number: number): string => `${session}/${number}`;
