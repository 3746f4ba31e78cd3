import type { Json, WireAck, WireEvent, WireFact } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import type { RecordFacts, Seen } from '../engine/seen.ts';
import { createContent } from '../entities/content.ts';
import { mainEntities } from '../entities/main-entities.ts';
import type { Shapes } from '../entities/shapes.ts';
import type { NamedIds } from '../naming/named-ids.ts';
import { credentialsIn, hasCredentialInQuery } from './credentials.ts';
import type { DownReason, Link, LinkEvent, LinkFacts } from './link.ts';
import { linkOf, newLink, type OpenSocket } from './page-sockets.ts';

/** Acknowledgements that an app may wait for at once on one link; older ones are given up. */
const MOST_PENDING = 1_000;

/** Tells what became of a link. */
export interface LinkTeller {
  /** What a frame or a body meant on its connection. */
  take(open: OpenSocket, fact: WireFact, seen: Seen): void;
  goUp(link: Link, recovered: boolean, seen: Seen): void;
  close(link: Link, reason: DownReason, seen: Seen): void;
}

export function createLinkTeller(bus: Bus<RecordFacts & LinkFacts>, shapes: Shapes, named: NamedIds): LinkTeller {
  function take(open: OpenSocket, fact: WireFact, seen: Seen): void {
    switch (fact.kind) {
      case 'handshake':
        open.socket.eio = fact.eio;
        open.socket.pingIntervalMs = fact.pingIntervalMs;
        open.socket.life.promise(fact.pingIntervalMs, fact.pingTimeoutMs);
        return;
      case 'connect': {
        const link = newLink(open, fact.namespace, seen);
        const inQuery = hasCredentialInQuery(open.socket.url) ? [open.socket.url] : [];
        const credentials = [...credentialsIn(fact.auth), ...inQuery];
        link.request = { auth: fact.auth, credentials, at: seen.at, seq: seen.record.seq };
        bus.tell('link.requested', link);
        return;
      }
      case 'connected': {
        const link = linkOf(open, fact.namespace, seen);
        goUp(link, fact.recovered, seen);
        if (fact.answer !== undefined) tellEntry(link, fact.answer, seen);
        return;
      }
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

  /** Who is let in may be told how things stand: it is a read as any other. */
  function tellEntry(link: Link, answer: Json, { at, record: { seq } }: Seen): void {
    if (link.request === undefined) return;
    const { auth, at: askedAt, seq: askedSeq } = link.request;
    const args = auth === undefined ? [] : [auth];
    const { namespace } = link;
    const event: WireEvent = { kind: 'event', dir: 'out', namespace, name: `join ${namespace}`, args, ordinal: null };
    const told = named.hearAck(link.session, event, [answer], at);
    bus.tell('ack.in', { request: { link, event, at: askedAt, seq: askedSeq }, args: told, at, seq });
  }

  function takeAck(open: OpenSocket, ack: WireAck, seen: Seen): void {
    const key = `${ack.namespace}#${ack.ackId}`;
    const request = ack.dir === 'in' ? open.pending.get(key) : undefined;
    if (request === undefined) return;
    open.pending.delete(key);
    const args = named.hearAck(seen.session, request.event, ack.args, seen.at);
    bus.tell('ack.in', { request, args, at: seen.at, seq: seen.record.seq });
  }

  function takeEvent(open: OpenSocket, event: WireEvent, seen: Seen): void {
    const link = linkOf(open, event.namespace, seen);
    if (event.dir === 'in') takeInbound(link, event, seen);
    else takeOutbound(open, { link, event: named.giveEvent(seen.session, event), at: seen.at, seq: seen.record.seq });
  }

  function takeOutbound(open: OpenSocket, linkEvent: LinkEvent): void {
    const { ackId, namespace } = linkEvent.event;
    const awaitsAck = ackId !== undefined && open.pending.size < MOST_PENDING;
    if (awaitsAck) open.pending.set(`${namespace}#${ackId}`, linkEvent);
    bus.tell('event.out', linkEvent);
  }

  function takeInbound(link: Link, told: WireEvent, seen: Seen): void {
    // Recovery replays before the server says `connected`; only a link that was up before we looked is up by an event.
    if (link.up === undefined && link.request === undefined) goUp(link, false, seen);
    const event = named.hearEvent(seen.session, told, seen.at);
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

  return { take, goUp, close };
}
