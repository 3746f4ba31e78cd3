import type { RecordOf } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { getOrMake } from '#engine/get-or-make.ts';
import { perApp } from '#engine/per-app.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { RecordFacts, Seen } from '#engine/seen.ts';
import type { Session } from '#engine/session.ts';
import type { Gap } from '#links/gaps.ts';
import type { Link, LinkFacts } from '#links/link.ts';

/** An emit of the server, as its probe saw it. */
export interface ServerEmit {
  readonly server: Session;
  readonly record: RecordOf<'probe.emit'>;
  readonly at: number;
  /** Place among all records of all probes. */
  readonly order: number;
}

/** A connection to a namespace, as the server saw it. */
export interface ServerLink {
  readonly server: Session;
  readonly sid: string;
  readonly order: number;
  readonly user?: string;
  /** Absent while the server believes it to be up. */
  readonly gone?: {
    readonly rooms: ReadonlySet<string>;
    readonly at: number;
    readonly seq: number;
    readonly order: number;
  };
}

/** An emit that was meant for a client and did not reach it over its socket. */
export interface Undelivered {
  readonly emit: ServerEmit;
  /** `tail`: sent on the lost connection, never arrived. `away`: sent while the server knew the client to be gone. */
  readonly how: 'tail' | 'away';
  /** The room that the client was in. Absent when sent to the whole namespace, or to the one socket. */
  readonly room?: string;
}

export interface ServerModel {
  linkOf(link: Link): ServerLink | undefined;
  /** Rooms that the client was put into over this connection, and has not left. `undefined`: no probe knows it. */
  roomsOf(link: Link): ReadonlySet<string> | undefined;
  /** Sessions of probes that say what was sent to this app's clients on the gap's namespace. */
  sessionsFor(gap: Gap): readonly Session[];
  /** What the server sent to the client and its rooms in the gap. `undefined`: no probe knows the connection. */
  undelivered(gap: Gap): readonly Undelivered[] | undefined;
  /** Emits after this one, on any server of the app. */
  emitsAfter(emit: ServerEmit): readonly ServerEmit[];
  /** Emits of all servers of the app between two instants (epoch ms), both included. `undefined`: there are too many apps to remember any. */
  emitsBetween(server: Session, fromAt: number, untilAt: number): readonly ServerEmit[] | undefined;
}

/** Emits remembered for each app, for those who are away. */
const MOST_EMITS = 20_000;
/** Emits remembered for each connection whose client does not tell what it received. */
const MOST_QUEUED = 2_000;
/** Connections remembered, the open ones among them. */
const MOST_LINKS = 20_000;
/** Rooms remembered for each. */
const MOST_ROOMS = 1_000;

interface Queue {
  received: number;
  waiting: { readonly n: number; readonly emit: ServerEmit }[];
}

/** Keeps what the probes saw: who was connected, in which rooms, and what was sent to whom. */
export function createServerModel(bus: Bus<RecordFacts & LinkFacts>): ServerModel {
  const links = new RecentMap<string, ServerLink>(MOST_LINKS);
  const queues = new RecentMap<string, Queue>(MOST_LINKS);
  const rooms = new RecentMap<string, Set<string>>(MOST_LINKS);
  const queueOf = new WeakMap<Link, Queue>();
  const logs = perApp<ServerEmit[]>(() => []);
  let order = 0;

  bus.on('probe.connect', ({ session, record }) => {
    const { sid, user } = record;
    const link = { server: session, sid, order: order++, ...(user !== undefined && { user }) };
    links.set(keyOf(record.eio, record.namespace), link);
  });
  bus.on('probe.join', ({ record: { sid, namespace, room } }) => {
    const joined = rooms.get(keyOf(sid, namespace)) ?? new Set();
    if (joined.size < MOST_ROOMS && room !== sid) rooms.set(keyOf(sid, namespace), joined.add(room));
  });
  bus.on('probe.leave', ({ record: { sid, namespace, room } }) => rooms.get(keyOf(sid, namespace))?.delete(room));
  bus.on('probe.disconnect', ({ session, record, at }) => {
    const key = keyOf(record.eio, record.namespace);
    const known = links.get(key) ?? { server: session, sid: record.sid, order: order++ };
    const gone = { rooms: new Set(record.rooms), at, seq: record.seq, order: order++ };
    links.set(key, { ...known, gone });
  });
  bus.on('probe.emit', ({ session, record, at }: Seen<RecordOf<'probe.emit'>>) => {
    const emit = { server: session, record, at, order: order++ };
    const log = logs.of(session) ?? [];
    log.push(emit);
    if (log.length > 2 * MOST_EMITS) log.splice(0, MOST_EMITS);
    for (const { eio, n } of record.to) enqueue(queueFor(keyOf(eio, record.namespace)), n, emit);
  });
  bus.on('event.in', ({ link }) => {
    const { eio } = link.socket;
    if (eio === undefined || link.received === null) return;
    const queue = getOrMake(queueOf, link, () => queueFor(keyOf(eio, link.namespace)));
    queue.received = Math.max(queue.received, link.received);
    if (queue.waiting.length > 0) queue.waiting = queue.waiting.filter(({ n }) => n > queue.received);
  });

  function queueFor(key: string): Queue {
    return getOrMake(queues, key, () => ({ received: 0, waiting: [] }));
  }

  const linkOf = (link: Link): ServerLink | undefined =>
    link.socket.eio === undefined ? undefined : links.get(keyOf(link.socket.eio, link.namespace));

  function tailOf({ lost }: Gap): readonly Undelivered[] {
    if (lost.received === null) return [];
    const queue = queues.get(keyOf(lost.socket.eio ?? '', lost.namespace));
    return (queue?.waiting ?? []).map(({ emit }) => {
      const [room, ...otherRooms] = emit.record.rooms;
      return { emit, how: 'tail', ...(room !== undefined && otherRooms.length === 0 && { room }) };
    });
  }

  function awayOf(gap: Gap, link: ServerLink): readonly Undelivered[] {
    const { gone } = link;
    if (gone === undefined) return [];
    const backLink = gap.back && linkOf(gap.back.link);
    const untilOrder = backLink?.order ?? order;
    // Where the page came back to a server without a probe, only the page's clock tells when.
    const untilAt = backLink === undefined ? (gap.back?.at ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
    const log = logs.of(link.server) ?? [];
    return log
      .filter((emit) => emit.order > gone.order && emit.order < untilOrder && emit.at <= untilAt)
      .filter(({ record }) => record.namespace === gap.lost.namespace)
      .filter(({ record }) => isFor(record, link.sid, gone.rooms))
      .map((emit) => {
        const room = emit.record.rooms.find((name) => gone.rooms.has(name) && name !== link.sid);
        return { emit, how: 'away', ...(room !== undefined && { room }) };
      });
  }

  return {
    linkOf,
    roomsOf(link) {
      const known = linkOf(link);
      return known === undefined
        ? undefined
        : (known.gone?.rooms ?? rooms.get(keyOf(known.sid, link.namespace)) ?? new Set());
    },
    sessionsFor(gap) {
      const known = [gap.lost, gap.back?.link].flatMap((link) => (link && linkOf(link)) ?? []);
      return [...new Set(known.map(({ server }) => server))];
    },
    undelivered(gap) {
      const link = linkOf(gap.lost);
      if (link === undefined) return undefined;
      return [...tailOf(gap), ...awayOf(gap, link)].sort((a, b) => a.emit.order - b.emit.order);
    },
    emitsAfter: (emit) => (logs.of(emit.server) ?? []).filter((other) => other.order > emit.order),
    emitsBetween(server, fromAt, untilAt) {
      const log = logs.of(server);
      if (log === undefined) return undefined;
      // It is asked of what was just now: the newest are looked at first.
      const from = log.findLastIndex(({ at }) => at < fromAt) + 1;
      return log.slice(from).filter(({ at }) => at <= untilAt);
    },
  };
}

const keyOf = (eio: string, namespace: string): string => `${eio}#${namespace}`;

function enqueue(queue: Queue, n: number, emit: ServerEmit): void {
  if (n <= queue.received) return;
  queue.waiting.push({ n, emit });
  if (queue.waiting.length > 2 * MOST_QUEUED) queue.waiting.splice(0, MOST_QUEUED);
}

/** Whether an emit was meant for a socket that is gone, going by the rooms it was in. */
function isFor(record: RecordOf<'probe.emit'>, sid: string, rooms: ReadonlySet<string>): boolean {
  if (record.except.some((room) => room === sid || rooms.has(room))) return false;
  if (record.direct !== undefined) return record.dropped?.includes(sid) === true;
  return record.rooms.length === 0 || record.rooms.some((room) => room === sid || rooms.has(room));
}
