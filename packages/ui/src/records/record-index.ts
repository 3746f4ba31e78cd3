import {
  type ConnectionDecoder,
  createConnectionDecoder,
  type RecordOf,
  type WireFact,
  type WireReading,
} from '@driftscope/records';
import type { SessionRecord } from './session-record.ts';

/**
 * What records say of each other: the meaning of a frame or a polling body, the request of a response, the name of a store.
 *
 * Records are decoded once, in the order they are added: add the records of a session in the order of `seq`.
 */
export class RecordIndex {
  readonly #added = new WeakSet<object>();
  readonly #readings = new WeakMap<object, WireReading>();
  readonly #decoders = new Map<string, ConnectionDecoder>();
  readonly #urls = new Map<string, string>();
  readonly #requests = new Map<string, RecordOf<'http.request'>>();
  readonly #stores = new Map<string, string>();
  #last: readonly SessionRecord[] = [];

  /** A record that was added before is passed over, so the same growing list can be given again. */
  add(records: readonly SessionRecord[]): this {
    const from = grewFrom(this.#last, records);
    this.#last = records;
    for (let at = from; at < records.length; at++) {
      const entry = records[at];
      if (entry === undefined) continue;
      if (this.#added.has(entry.record)) continue;
      this.#added.add(entry.record);
      this.#read(entry);
    }
    return this;
  }

  /** What a record means on its connection. Empty for those of no connection, and those that mean nothing by themselves. */
  factsOf({ record }: Pick<SessionRecord, 'record'>): readonly WireFact[] {
    return this.#readings.get(record)?.facts ?? [];
  }

  /** The connection that a record is of, and what it means there. Absent: it is of none. */
  readingOf({ record }: Pick<SessionRecord, 'record'>): WireReading | undefined {
    return this.#readings.get(record);
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
    const reading = this.#decoderOf(entry).push(record);
    if (reading !== undefined) this.#readings.set(record, reading);
    if (record.kind === 'socket.attempt' || record.kind === 'socket.found')
      this.#urls.set(keyOf(entry, record.socket), record.url);
    else if (record.kind === 'http.request') this.#requests.set(keyOf(entry, record.request), record);
    else if (record.kind === 'store.found') this.#stores.set(keyOf(entry, record.store), record.name);
  }

  #decoderOf({ session }: SessionRecord): ConnectionDecoder {
    const known = this.#decoders.get(session) ?? createConnectionDecoder();
    this.#decoders.set(session, known);
    return known;
  }
}

/** Where the new ones begin in a list that only grew; 0 where it changed otherwise, for all are to be looked at then. */
const grewFrom = (before: readonly SessionRecord[], now: readonly SessionRecord[]): number =>
  before.length <= now.length && before[0] === now[0] && before.at(-1) === now[before.length - 1] ? before.length : 0;

const keyOf = ({ session }: SessionRecord, number: number): string => `${session}/${number}`;
