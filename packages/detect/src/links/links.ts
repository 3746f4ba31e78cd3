import {
  type ConnectionDecoder,
  createConnectionDecoder,
  type DriftRecord,
  type WireAck,
  type WireConnection,
  type WireEvent,
  type WireFact,
  type WireReading,
} from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { keepNewest } from '../engine/keep-newest.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { RecordFacts, Seen } from '../engine/seen.ts';
import { createContent } from '../entities/content.ts';
import { mainEntities } from '../entities/main-entities.ts';
import type { Shapes } from '../entities/shapes.ts';
import { addressOf, isEngineOpening } from './address.ts';
import { credentialsIn, hasCredentialInQuery } from './credentials.ts';
import { isDevelopment } from './is-development.ts';
import type { DownReason, Link, LinkEvent, LinkFacts, Socket } from './link.ts';
import { plainFacts } from './plain-facts.ts';

/** Acknowledgements that an app may wait for at once on one link; older ones are given up. */
const MOST_PENDING = 1_000;

/** Connections that are open at once, and namespaces on each; of the oldest nothing more is heard then. */
const MOST_SOCKETS = 1_000;
const MOST_NAMESPACES = 1_000;

interface OpenSocket {
  readonly socket: Socket;
  /** When the browser said so. Absent: it is not open yet, or was before we looked. */
  openedBy?: Seen;
  readonly links: Map<string, Link>;
  readonly pending: Map<string, LinkEvent>;
}

interface PageSockets {
  readonly decoder: ConnectionDecoder;
  readonly open: Map<WireConnection, OpenSocket>;
  /** Where sockets speak without asking to be let in: they are up as soon as they are open. */
  readonly doorless: RecentMap<string, true>;
  /** Sockets that the page is closing itself. */
  readonly closing: Set<number>;
  /** Epoch ms of the last record that was decoded. */
  lastAt: number;
}

/** Follows the page's connections: decodes each record once, and tells what it meant for the link it came on. */
export function watchLinks(bus: Bus<RecordFacts & LinkFacts>, shapes: Shapes): void {
  const socketsOf = perSession<PageSockets>(() => ({
    decoder: createConnectionDecoder(),
    open: new Map(),
    doorless: new RecentMap(MOST_SOCKETS),
    closing: new Set(),
    lastAt: 0,
  }));

  for (const kind of ['socket.attempt', 'socket.found'] as const)
    bus.on(kind, (seen) => {
      const { record } = seen;
      const { socket, url } = record;
      if (isDevelopment(url, 'protocols' in record ? record.protocols : undefined)) return;
      follow(seen);
      bus.tell('link.attempted', { session: seen.session, address: addressOf(url), socket, at: seen.at });
    });
  bus.on('http.request', (seen) => {
    const { url } = seen.record;
    if (isEngineOpening(url))
      bus.tell('link.attempted', { session: seen.session, address: addressOf(url), at: seen.at });
    follow(seen);
  });
  for (const kind of ['http.response', 'http.body', 'http.failure'] as const) bus.on(kind, follow);
  bus.on('socket.open', (seen) => {
    const open = follow(seen);
    if (open === undefined) return;
    open.openedBy = seen;
    if (!socketsOf(seen.session).doorless.has(open.socket.address)) return;
    goUp(linkOf(open, '/', seen), false, seen);
  });
  bus.on('socket.closing', ({ session, record }) => socketsOf(session).closing.add(record.socket));
  bus.on('socket.frame', (seen) => {
    if (seen.record.dir === 'in' && seen.record.cut !== undefined) seen.session.noteLoss(seen.at, seen.at);
    follow(seen);
  });
  bus.on('socket.close', (seen) => {
    const open = follow(seen);
    if (open === undefined) return;
    const { address } = open.socket;
    bus.tell('link.attempt-ended', { session: seen.session, address, socket: seen.record.socket, at: seen.at });
  });

  /** The connection that the record is of, if it is of one. */
  function follow(seen: Seen): OpenSocket | undefined {
    const page = socketsOf(seen.session);
    if (isPolling(seen.record) && !seen.session.isWhole(page.lastAt, seen.at)) page.decoder.lose();
    const reading = page.decoder.push(seen.record);
    if (reading === undefined) return undefined;
    page.lastAt = seen.at;
    const open = page.open.get(reading.connection) ?? begin(page, reading.connection, seen);
    if (isInbound(seen.record)) open.socket.lastInAt = seen.at;
    if (reading.connection.protocol !== 'socket.io') takePlain(page, open, reading, seen);
    else for (const fact of reading.facts) take(open, fact, seen);
    if (reading.isEnded) end(page, reading.connection, seen);
    return open;
  }

  /** Of other protocols. Some let their clients in without a word, and of some nobody knows when they answer. */
  function takePlain(page: PageSockets, open: OpenSocket, { connection, facts }: WireReading, seen: Seen): void {
    open.socket.pingIntervalMs ??= Number.POSITIVE_INFINITY;
    for (const fact of plainFacts(connection, facts)) {
      if (fact.kind === 'event') letIn(page, open, fact, seen);
      take(open, fact, seen);
    }
  }

  /** An event shows that its link is up. */
  function letIn(page: PageSockets, open: OpenSocket, { namespace, dir }: WireEvent, seen: Seen): void {
    const link = linkOf(open, namespace, seen);
    if (link.request === undefined && namespace === '/') page.doorless.set(open.socket.address, true);
    if (link.request === undefined) goUp(link, false, open.openedBy ?? seen);
    else if (dir === 'in') goUp(link, false, seen);
  }

  function end(page: PageSockets, connection: WireConnection, seen: Seen): void {
    const open = page.open.get(connection);
    const reason = connection.protocol === 'socket.io' ? 'network' : whyClosed(page, seen);
    for (const link of open?.links.values() ?? []) close(link, reason, seen);
    page.open.delete(connection);
  }

  function take(open: OpenSocket, fact: WireFact, seen: Seen): void {
    switch (fact.kind) {
      case 'handshake':
        open.socket.eio = fact.eio;
        open.socket.pingIntervalMs = fact.pingIntervalMs;
        return;
      case 'connect': {
        const link = newLink(open, fact.namespace, seen);
        const inQuery = hasCredentialInQuery(open.socket.url) ? [open.socket.url] : [];
        const credentials = [...credentialsIn(fact.auth), ...inQuery];
        link.request = { auth: fact.auth, credentials, at: seen.at, seq: seen.record.seq };
        bus.tell('link.requested', link);
        return;
      }
      case 'connected':
        goUp(linkOf(open, fact.namespace, seen), fact.recovered, seen);
        return;
      case 'disconnect':
        close(linkOf(open, fact.namespace, seen), fact.dir === 'in' ? 'kicked' : 'app', seen);
        return;
      case 'event':
        takeEvent(open, fact, seen);
        return;
      case 'ack':
        takeAck(open, fact, seen);
    }
  }

  function takeAck(open: OpenSocket, ack: WireAck, seen: Seen): void {
    const key = `${ack.namespace}#${ack.ackId}`;
    const request = ack.dir === 'in' ? open.pending.get(key) : undefined;
    if (request === undefined) return;
    open.pending.delete(key);
    bus.tell('ack.in', { request, args: ack.args, at: seen.at, seq: seen.record.seq });
  }

  function takeEvent(open: OpenSocket, event: WireEvent, seen: Seen): void {
    const link = linkOf(open, event.namespace, seen);
    if (event.dir === 'in') takeInbound(link, event, seen);
    else takeOutbound(open, { link, event, at: seen.at, seq: seen.record.seq });
  }

  function takeOutbound(open: OpenSocket, linkEvent: LinkEvent): void {
    const { ackId, namespace } = linkEvent.event;
    const awaitsAck = ackId !== undefined && open.pending.size < MOST_PENDING;
    if (awaitsAck) open.pending.set(`${namespace}#${ackId}`, linkEvent);
    bus.tell('event.out', linkEvent);
  }

  function takeInbound(link: Link, event: WireEvent, seen: Seen): void {
    // Recovery replays before the server says `connected`; only a link that was up before we looked is up by an event.
    if (link.up === undefined && link.request === undefined) goUp(link, false, seen);
    link.received = event.ordinal;
    const mains = mainEntities(event.name, event.args, shapes);
    const content = createContent(event.args, shapes);
    bus.tell('event.in', { link, event, mains, content, at: seen.at, seq: seen.record.seq });
  }

  function goUp(link: Link, recovered: boolean, seen: Seen): void {
    if (link.up !== undefined) return;
    link.up = { at: seen.at, seq: seen.record.seq, recovered };
    bus.tell('link.up', link);
  }

  function close(link: Link, reason: DownReason, seen: Seen): void {
    if (link.down !== undefined) return;
    link.down = { at: seen.at, seq: seen.record.seq, reason };
    bus.tell('link.down', link);
  }
}

function begin(page: PageSockets, connection: WireConnection, { at }: Seen): OpenSocket {
  const { number, url } = connection;
  const socket = { number, url, address: addressOf(url), lastInAt: at };
  const open = { socket, links: new Map(), pending: new Map() };
  keepNewest(page.open, connection, open, MOST_SOCKETS);
  return open;
}

/** Whoever closes without a fault means it: the page itself, or a server that has said all. */
function whyClosed({ closing }: PageSockets, { record }: Seen): DownReason {
  if (record.kind !== 'socket.close') return 'network';
  if (closing.delete(record.socket) || record.code === CLOSE_DONE) return 'app';
  return record.clean ? 'kicked' : 'network';
}

const CLOSE_DONE = 1_000;

const isPolling = ({ kind }: DriftRecord): boolean => kind === 'http.request' || kind === 'http.body';

const isInbound = (record: DriftRecord): boolean =>
  record.kind === 'http.body' || (record.kind === 'socket.frame' && record.dir === 'in');

function linkOf(open: OpenSocket, namespace: string, seen: Seen): Link {
  return open.links.get(namespace) ?? newLink(open, namespace, seen);
}

function newLink(open: OpenSocket, namespace: string, { session, record }: Seen): Link {
  const link: Link = {
    id: `${session.id}/${open.socket.number}${namespace}/${record.seq}`,
    session,
    socket: open.socket,
    namespace,
    received: 0,
  };
  keepNewest(open.links, namespace, link, MOST_NAMESPACES);
  return link;
}
