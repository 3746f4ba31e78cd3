import {
  type DriftRecord,
  isDevelopmentSocket,
  keepNewest,
  type WireConnection,
  type WireEvent,
  type WireFact,
  type WireReading,
} from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import type { RecordFacts, Seen } from '../engine/seen.ts';
import type { Shapes } from '../entities/shapes.ts';
import type { NamedIds } from '../naming/named-ids.ts';
import { addressOf, isEngineOpening } from './address.ts';
import { isHeartbeat } from './is-heartbeat.ts';
import type { LinkFacts, Socket } from './link.ts';
import { createLinkTeller } from './link-teller.ts';
import {
  createPageSockets,
  linkOf,
  MOST_OPERATIONS,
  type OpenSocket,
  openSocketOf,
  type PageSockets,
  whyClosed,
} from './page-sockets.ts';
import { plainFacts } from './plain-facts.ts';

/** Follows the page's connections: decodes each record once, and tells what it meant for the link it came on. */
export function watchLinks(bus: Bus<RecordFacts & LinkFacts>, shapes: Shapes, named: NamedIds): void {
  const socketsOf = perSession(createPageSockets);
  const { take, goUp, close } = createLinkTeller(bus, shapes, named);

  for (const kind of ['socket.attempt', 'socket.found'] as const)
    bus.on(kind, (seen) => {
      const { record } = seen;
      const { socket, url } = record;
      if (isDevelopmentSocket(url, 'protocols' in record ? record.protocols : undefined)) return;
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
  bus.on('socket.closing', (seen) => {
    socketsOf(seen.session).closing.add(seen.record.socket);
    const open = follow(seen);
    if (open !== undefined) open.socket.isClosing = true;
  });
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
    const open = openSocketOf(page, reading.connection, seen);
    listen(open.socket, reading, seen);
    if (reading.connection.protocol !== 'socket.io') takePlain(page, open, reading, seen);
    else for (const fact of reading.facts) take(open, fact, seen);
    if (reading.isEnded) end(page, reading.connection, seen);
    return open;
  }

  /** Of other protocols. Some let their clients in without a word, and of some nobody knows when they answer. */
  function takePlain(page: PageSockets, open: OpenSocket, { connection, facts }: WireReading, seen: Seen): void {
    open.socket.pingIntervalMs ??= Number.POSITIVE_INFINITY;
    if (connection.protocol === 'graphql') for (const fact of facts) takeOperation(open, fact, seen);
    for (const fact of plainFacts(connection, facts)) {
      if (fact.kind === 'event') letIn(page, open, fact, seen);
      take(open, fact, seen);
    }
  }

  /** Whoever ends an operation says only its id. */
  function takeOperation(open: OpenSocket, fact: WireFact, seen: Seen): void {
    if (fact.kind === 'event' && fact.dir === 'out' && fact.ackId !== undefined)
      keepNewest(open.operations, fact.ackId, fact.name, MOST_OPERATIONS);
    if (fact.kind !== 'ack') return;
    const name = open.operations.get(fact.ackId);
    if (name === undefined) return;
    open.operations.delete(fact.ackId);
    bus.tell('operation.ended', { link: linkOf(open, fact.namespace, seen), name });
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
}

const isPolling = ({ kind }: DriftRecord): boolean => kind === 'http.request' || kind === 'http.body';

function listen(socket: Socket, { facts }: WireReading, { record, at }: Seen): void {
  if (record.kind === 'http.body' || (record.kind === 'socket.frame' && record.dir === 'in')) {
    socket.lastInAt = at;
    socket.life.hear(at, facts.some(isHeartbeat));
  } else if (record.kind === 'socket.frame' && facts.some(isHeartbeat)) socket.life.say(at);
}
