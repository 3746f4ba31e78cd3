import type { RecordOf } from '../record.ts';
import { createEngineIoReader, type EngineIoReader } from './engine-io-reader.ts';
import { type EngineUrl, parseEngineUrl } from './engine-url.ts';
import { type PollingBody, readPollingPayload } from './polling-payload.ts';
import { remember } from './remember.ts';
import type { WireConnection, WireReading } from './wire-connection.ts';
import type { Direction, WireFact } from './wire-fact.ts';

type HttpRecord = RecordOf<'http.request' | 'http.response' | 'http.body' | 'http.failure'>;

/** A connection of Engine.IO that began with requests. */
export interface PolledConnection {
  /** Once it goes on in a socket, what becomes of its requests no longer matters. */
  readonly connection: WireConnection & { isPolling: boolean };
  readonly version: 3 | 4;
  readonly reader: EngineIoReader;
  /** Number of the last request whose answer was read. */
  lastPoll: number;
}

/** A request of Engine.IO that is under way. */
interface EngineRequest extends EngineUrl {
  readonly url: string;
  readonly isPost: boolean;
}

export interface Polling {
  /** `undefined`: the record is of no connection, or of one that has not begun. */
  push(record: HttpRecord): WireReading | undefined;
  /** The connection that a socket with this id goes on with. `undefined`: its requests were not seen. */
  find(sid: string): PolledConnection | undefined;
  forget(connection: WireConnection): void;
  /** Records are missing: of what goes by requests nothing can be counted any more. */
  lose(): void;
}

const directions: readonly Direction[] = ['in', 'out'];

/** Follows Engine.IO's requests: a GET brings packets in its answer, a POST takes packets out in its body. */
export function createPolling(begin: (url: string) => PolledConnection['connection']): Polling {
  const requests = new Map<number, EngineRequest>();
  const polled = new Map<string, PolledConnection>();
  // An answer may come after the end: it begins nothing new.
  const ended = new Map<string, true>();

  function push(record: HttpRecord): WireReading | undefined {
    if (record.kind === 'http.request') return ask(record);
    const request = requests.get(record.request);
    if (request === undefined) return undefined;
    if (isLast(record)) requests.delete(record.request);
    if (record.kind !== 'http.body') return settle(request, record);
    return request.isPost ? undefined : answer(request, record);
  }

  function settle(
    { sid, isPost }: EngineRequest,
    record: RecordOf<'http.response' | 'http.failure'>,
  ): WireReading | undefined {
    const known = sid === undefined ? undefined : polled.get(sid);
    if (known === undefined) return undefined;
    if (record.kind === 'http.failure' || record.status >= 400) return end(known);
    const isUnread = record.noBody !== undefined && record.noBody !== 'empty';
    if (isUnread && !isPost) known.reader.lose('in');
    return reading(known, []);
  }

  function ask({ request, method, url, body, base64, cut }: RecordOf<'http.request'>): WireReading | undefined {
    const engine = parseEngineUrl(url);
    if (engine === undefined) return undefined;
    const isPost = method.toUpperCase() === 'POST';
    remember(requests, request, { ...engine, url, isPost });
    if (engine.sid === undefined || !isPost) return undefined;
    const known = polled.get(engine.sid) ?? late(engine.sid, engine, url);
    if (known === undefined) return undefined;
    if (body !== undefined || base64 !== undefined) {
      return take(known, { dir: 'out', body: body ?? '', base64, isCut: cut !== undefined });
    }
    known.reader.lose('out');
    return reading(known, []);
  }

  function answer(
    request: EngineRequest,
    { request: number, body, base64, cut }: RecordOf<'http.body'>,
  ): WireReading | undefined {
    const known =
      request.sid === undefined
        ? opened(request, body)
        : (polled.get(request.sid) ?? late(request.sid, request, request.url));
    if (known === undefined) return undefined;
    // Bodies are read on the side, and one that comes late has lost its place.
    if (number < known.lastPoll) known.reader.lose('in');
    known.lastPoll = Math.max(known.lastPoll, number);
    return take(known, { dir: 'in', body, base64, isCut: cut !== undefined });
  }

  function opened({ version, url }: EngineRequest, body: string): PolledConnection | undefined {
    const sid = /^(?:\d+:)?0\{.*?"sid":"([^"]+)"/.exec(body)?.[1];
    return sid === undefined ? undefined : add(sid, version, url);
  }

  /** A connection whose beginning was not seen. */
  function late(sid: string, { version }: EngineUrl, url: string): PolledConnection | undefined {
    if (ended.has(sid)) return undefined;
    const known = add(sid, version, url);
    for (const dir of directions) known.reader.lose(dir);
    return known;
  }

  function add(sid: string, version: 3 | 4, url: string): PolledConnection {
    const reader = createEngineIoReader(version);
    const known: PolledConnection = { connection: begin(url), version, reader, lastPoll: 0 };
    remember(polled, sid, known);
    return known;
  }

  function take(known: PolledConnection, body: PollingBody): WireReading {
    const { packets, isWhole } = readPollingPayload(known.version, body);
    const facts = packets.flatMap((packet) => known.reader.read(packet));
    if (!isWhole) known.reader.lose(body.dir);
    return packets.some(({ text }) => text === CLOSE) ? end(known, facts) : reading(known, facts);
  }

  function end(known: PolledConnection, facts: readonly WireFact[] = []): WireReading {
    if (!known.connection.isPolling) return reading(known, facts);
    forget(known.connection);
    return { ...reading(known, facts), isEnded: true };
  }

  function forget(connection: WireConnection): void {
    for (const [sid, known] of polled) {
      if (known.connection !== connection) continue;
      polled.delete(sid);
      remember(ended, sid, true);
    }
  }

  return {
    push,
    forget,
    find: (sid) => polled.get(sid),
    lose() {
      for (const known of polled.values())
        if (known.connection.isPolling) for (const dir of directions) known.reader.lose(dir);
    },
  };
}

/** Whether nothing more comes of its request. */
const isLast = (record: Exclude<HttpRecord, { kind: 'http.request' }>): boolean =>
  record.kind !== 'http.response' || record.noBody !== undefined || record.status >= 400;

/** Engine.IO's packet of this type, which has no data, ends the connection. */
const CLOSE = '1';

const reading = ({ connection }: PolledConnection, facts: readonly WireFact[]): WireReading => ({
  connection,
  facts,
  isEnded: false,
});
