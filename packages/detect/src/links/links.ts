import { createSocketDecoder, type RecordOf, type WireAck, type WireEvent, type WireFact } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import type { RecordFacts, Seen } from '../engine/seen.ts';
import { mainEntities } from '../entities/main-entities.ts';
import { addressOf, isEngineRequest } from './address.ts';
import { credentialsIn, hasCredentialInQuery } from './credentials.ts';
import type { DownReason, Link, LinkEvent, LinkFacts, Socket } from './link.ts';

/** Acknowledgements that an app may wait for at once on one link; older ones are given up. */
const MOST_PENDING = 1_000;

interface OpenSocket {
  readonly socket: Socket;
  readonly decode: (record: RecordOf<'socket.frame'>) => readonly WireFact[];
  readonly links: Map<string, Link>;
  readonly pending: Map<string, LinkEvent>;
}

type SocketRecord = RecordOf<'socket.attempt'> | RecordOf<'socket.found'>;

/** Follows the page's sockets: decodes each frame once, and tells what it meant for the link it came on. */
export function watchLinks(bus: Bus<RecordFacts & LinkFacts>): void {
  const socketsOf = perSession(() => new Map<number, OpenSocket>());

  bus.on('socket.attempt', (seen) => open(seen));
  bus.on('socket.found', (seen) => open(seen, { in: seen.record.framesIn, out: seen.record.framesOut }));
  bus.on('http.request', ({ session, record, at }) => {
    if (isEngineRequest(record.url)) bus.tell('link.attempted', { session, address: addressOf(record.url), at });
  });
  bus.on('socket.frame', (seen) => {
    const open = socketsOf(seen.session).get(seen.record.socket);
    if (open === undefined) return;
    if (seen.record.dir === 'in') open.socket.lastInAt = seen.at;
    if (seen.record.dir === 'in' && seen.record.cut !== undefined) seen.session.noteLoss(seen.at, seen.at);
    for (const fact of open.decode(seen.record)) take(open, fact, seen);
  });
  bus.on('socket.close', (seen) => {
    const sockets = socketsOf(seen.session);
    const open = sockets.get(seen.record.socket);
    if (open === undefined) return;
    for (const link of open.links.values()) close(link, 'network', seen);
    sockets.delete(seen.record.socket);
    const { address, number } = open.socket;
    bus.tell('link.attempt-ended', { session: seen.session, address, socket: number, at: seen.at });
  });

  function open({ session, record, at }: Seen<SocketRecord>, framesBefore?: { in: number; out: number }): void {
    const address = addressOf(record.url);
    const decoder = createSocketDecoder({ url: record.url, ...(framesBefore && { framesBefore }) });
    socketsOf(session).set(record.socket, {
      socket: { number: record.socket, url: record.url, address, lastInAt: at },
      decode(frame) {
        const facts = decoder.push(frame);
        // What ends a gap is not known of the others: their facts would be half understood.
        return decoder.protocol === 'socket.io' ? facts : [];
      },
      links: new Map(),
      pending: new Map(),
    });
    bus.tell('link.attempted', { session, address, socket: record.socket, at });
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
    const mains = mainEntities(event.name, event.args);
    bus.tell('event.in', { link, event, mains, at: seen.at, seq: seen.record.seq });
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
  open.links.set(namespace, link);
  return link;
}
