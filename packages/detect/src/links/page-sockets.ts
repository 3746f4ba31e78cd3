import { type ConnectionDecoder, createConnectionDecoder, keepNewest, type WireConnection } from '@driftscope/records';
import { RecentMap } from '../engine/recent-map.ts';
import type { Seen } from '../engine/seen.ts';
import { addressOf } from './address.ts';
import type { DownReason, Link, LinkEvent, Socket } from './link.ts';
import { createSignOfLife } from './sign-of-life.ts';

/** Connections that are open at once, and namespaces on each; of the oldest nothing more is heard then. */
const MOST_SOCKETS = 1_000;
const MOST_NAMESPACES = 1_000;
/** Operations of a connection that are remembered until they end. */
export const MOST_OPERATIONS = 256;

/** Close code of whoever has said all. */
const CLOSE_DONE = 1_000;

/** A connection of a page until it ends, with its links. */
export interface OpenSocket {
  readonly socket: Socket;
  /** When the browser said so. Absent: it is not open yet, or was before we looked. */
  openedBy?: Seen;
  /** By namespace. */
  readonly links: Map<string, Link>;
  /** Events of the page that ask for an answer. */
  readonly pending: Map<string, LinkEvent>;
  /** Names of GraphQL operations that have not ended, by id. */
  readonly operations: Map<string | number, string>;
}

/** What is known of the connections of one page. */
export interface PageSockets {
  readonly decoder: ConnectionDecoder;
  readonly open: Map<WireConnection, OpenSocket>;
  /** Where sockets speak without asking to be let in: they are up as soon as they are open. */
  readonly doorless: RecentMap<string, true>;
  /** Sockets that the page is closing itself. */
  readonly closing: Set<number>;
  /** Epoch ms of the last record that was decoded. */
  lastAt: number;
}

export const createPageSockets = (): PageSockets => ({
  decoder: createConnectionDecoder(),
  open: new Map(),
  doorless: new RecentMap(MOST_SOCKETS),
  closing: new Set(),
  lastAt: 0,
});

/** The connection, which is new if nothing was heard of it. */
export function openSocketOf(page: PageSockets, connection: WireConnection, { at }: Seen): OpenSocket {
  const known = page.open.get(connection);
  if (known !== undefined) return known;
  const { number, url } = connection;
  const socket = { number, url, address: addressOf(url), lastInAt: at, life: createSignOfLife() };
  const open = { socket, links: new Map(), pending: new Map(), operations: new Map() };
  keepNewest(page.open, connection, open, MOST_SOCKETS);
  return open;
}

/** Whoever closes without a fault means it: the page itself, or a server that has said all. */
export function whyClosed({ closing }: PageSockets, { record }: Seen): DownReason {
  if (record.kind !== 'socket.close') return 'network';
  if (closing.delete(record.socket) || record.code === CLOSE_DONE) return 'app';
  return record.clean ? 'kicked' : 'network';
}

/** The link of a namespace, which is new if nothing was heard of it. */
export const linkOf = (open: OpenSocket, namespace: string, seen: Seen): Link =>
  open.links.get(namespace) ?? newLink(open, namespace, seen);

/** A link in place of the one that the namespace had. */
export function newLink(open: OpenSocket, namespace: string, { session, record }: Seen): Link {
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
