import { parseJson, type RecordOf, type WireEvent } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { RecordFacts, Seen } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import { createContent } from '../entities/content.ts';
import { mainEntities } from '../entities/main-entities.ts';
import type { Shapes } from '../entities/shapes.ts';
import type { NamedIds } from '../naming/named-ids.ts';
import { addressOf } from './address.ts';
import { isHeartbeat } from './is-heartbeat.ts';
import type { DownReason, Link, LinkFacts } from './link.ts';
import { eventOf } from './plain-facts.ts';
import { createSignOfLife } from './sign-of-life.ts';

interface Stream {
  readonly url: string;
  /** Of the connection that is open. Absent: there is none. */
  link?: Link;
  /** The server numbers its events: the browser asks to go on where it was. */
  isNumbered: boolean;
}

/** Streams remembered for each page. */
const MOST_STREAMS = 256;

/** Follows the page's event streams: each connection is a link, on which events only come in. */
export function watchStreams(bus: Bus<RecordFacts & LinkFacts>, shapes: Shapes, named: NamedIds): void {
  const streamsOf = perSession(() => new RecentMap<number, Stream>(MOST_STREAMS));

  bus.on('stream.attempt', (seen) => {
    const { stream: number, url } = seen.record;
    streamsOf(seen.session).set(number, { url, isNumbered: false });
    tellAttempt('link.attempted', seen, url);
  });
  bus.on('stream.open', (seen) => {
    const stream = streamsOf(seen.session).get(seen.record.stream);
    if (stream === undefined || stream.link !== undefined) return;
    stream.link = newLink(stream, seen);
    bus.tell('link.up', stream.link);
  });
  bus.on('stream.event', ({ session, record, at }) => {
    const stream = streamsOf(session).get(record.stream);
    if (stream === undefined) return;
    if (record.lastEventId) stream.isNumbered = true;
    if (record.cut !== undefined) session.noteLoss(at, at);
    const { link } = stream;
    if (link === undefined) return;
    const { event: told, isKnown } = eventIn(record);
    link.socket.life.hear(at, isHeartbeat(told));
    if (!isKnown) return;
    const event = named.hearEvent(session, told, at);
    link.socket.lastInAt = at;
    const mains = mainEntities(event.name, event.args, shapes);
    const content = createContent(event.args, shapes);
    bus.tell('event.in', { link, event, mains, content, at, seq: record.seq });
  });
  bus.on('stream.error', (seen) => {
    const stream = streamsOf(seen.session).get(seen.record.stream);
    if (stream === undefined) return;
    tellAttempt('link.attempt-ended', seen, stream.url);
    close(stream, 'network', seen);
    if (seen.record.retries) tellAttempt('link.attempted', seen, stream.url);
  });
  bus.on('stream.close', (seen) => {
    const stream = streamsOf(seen.session).get(seen.record.stream);
    if (stream !== undefined) close(stream, 'app', seen);
  });

  function close(stream: Stream, reason: DownReason, { at, record }: Seen): void {
    const { link } = stream;
    if (link === undefined) return;
    delete stream.link;
    link.down = { at, seq: record.seq, reason };
    bus.tell('link.down', link);
  }

  function tellAttempt(
    kind: 'link.attempted' | 'link.attempt-ended',
    { session, record, at }: { session: Session; record: { stream: number }; at: number },
    url: string,
  ): void {
    bus.tell(kind, { session, address: addressOf(url), socket: numberOf(record.stream), at });
  }
}

/** What a stream's event says. Not known: it was not kept, or is no JSON. */
function eventIn({ event, text, cut }: RecordOf<'stream.event'>): { event: WireEvent; isKnown: boolean } {
  const data = text === undefined || cut !== undefined ? undefined : parseJson(text);
  const said = data?.ok ? data.value : (text ?? null);
  return { event: eventOf('in', said, event === UNNAMED ? undefined : event), isKnown: data?.ok === true };
}

/** What the browser calls an event to which the server gave no name. */
const UNNAMED = 'message';

/** Sockets count from 1 upwards. */
const numberOf = (stream: number): number => -stream;

function newLink({ url, isNumbered }: Stream, { session, record, at }: Seen & { record: { stream: number } }): Link {
  const number = numberOf(record.stream);
  const socket = {
    number,
    url,
    address: addressOf(url),
    lastInAt: at,
    pingIntervalMs: Number.POSITIVE_INFINITY,
    life: createSignOfLife(),
  };
  const up = { at, seq: record.seq, recovered: isNumbered };
  return { id: `${session.id}/${number}/${record.seq}`, session, socket, namespace: '/', received: null, up };
}
