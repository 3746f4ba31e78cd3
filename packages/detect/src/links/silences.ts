import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import type { At } from '../engine/scheduler.ts';
import type { RecordFacts, Seen } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import type { PageModel } from '../models/page/page.ts';
import type { Link, LinkFacts, Socket } from './link.ts';
import type { OutageModel } from './outages.ts';
import type { Awaited } from './sign-of-life.ts';

/** A socket that is open for the page, and on which a sign of life was due that did not come. */
export interface Silence extends Awaited {
  /** One of those that are up on the socket. */
  readonly link: Link;
  readonly at: number;
}

export interface SilenceFacts {
  readonly 'socket.silent': Silence;
}

/** How often sockets are looked at of which nothing is awaited yet. */
const LOOK_AGAIN_MS = 10_000;
/** Where nothing at all happened for so long, nothing is looked at until something does. */
const QUIET_MS = 60_000;
/** A page that did nothing for so long may sleep with its machine. Nobody says so, and sockets are closed when it wakes up. */
const ASLEEP_MS = 10_000;
/** How long a page that woke up has to find out. */
const WAKE_MS = 5_000;

/** What a page does only while it runs. */
const ownKinds = [
  'ui.click',
  'ui.submit',
  'ui.change',
  'http.request',
  'socket.attempt',
  'store.commit',
  'page.visibility',
  'page.online',
  'page.show',
  'page.resume',
  'page.long-task',
] as const;

/** Finds sockets whose other side is gone while the page, which was seen, online and awake all the time, keeps them. */
export function watchSilences(
  bus: Bus<RecordFacts & LinkFacts & SilenceFacts>,
  at: At,
  { page, outages }: { readonly page: PageModel; readonly outages: OutageModel },
): void {
  const watched = new WeakMap<Socket, Set<Link>>();
  /** Epoch ms since when a socket is silent of which that was told. */
  const told = new WeakMap<Socket, number>();
  const ownOf = perSession(() => ({ at: 0 }));
  const asleepOf = perSession(() => new Set<Socket>());

  bus.on('link.up', (link) => {
    const links = watched.get(link.socket) ?? new Set();
    watched.set(link.socket, links.add(link));
    if (links.size === 1) look(link.session, link.socket, (link.up?.at ?? 0) + LOOK_AGAIN_MS);
  });
  bus.on('link.down', (link) => watched.get(link.socket)?.delete(link));
  for (const kind of ownKinds) bus.on(kind, noteOwn);
  bus.on('socket.frame', (seen) => {
    if (seen.record.dir === 'out') noteOwn(seen);
    else wake(seen);
  });
  bus.on('stream.event', wake);

  function noteOwn(seen: Seen): void {
    ownOf(seen.session).at = seen.at;
    wake(seen);
  }

  function wake({ session, at: nowAt }: Seen): void {
    const sockets = asleepOf(session);
    if (sockets.size === 0) return;
    for (const socket of sockets) look(session, socket, nowAt + WAKE_MS);
    sockets.clear();
  }

  function look(session: Session, socket: Socket, dueAt: number): void {
    at(dueAt, [session], (nowAt) => judge(session, socket, nowAt));
  }

  function judge(session: Session, socket: Socket, nowAt: number): void {
    const [link] = watched.get(socket) ?? [];
    if (link === undefined || socket.isClosing === true || page.isUnloaded(session)) return;
    const waited = waitedFor(session, socket, nowAt);
    if (waited === 'asleep') {
      asleepOf(session).add(socket);
      return;
    }
    if (typeof waited === 'number') {
      look(session, socket, waited);
      return;
    }
    told.set(socket, waited.sinceAt);
    look(session, socket, nowAt + LOOK_AGAIN_MS);
    if (session.isWhole(waited.sinceAt, nowAt)) bus.tell('socket.silent', { ...waited, link, at: nowAt });
  }

  function whenToLookAgain(session: Session, socket: Socket, nowAt: number): number | 'asleep' {
    const quietMs = nowAt - Math.max(socket.lastInAt, ownOf(session).at);
    return quietMs > QUIET_MS ? 'asleep' : nowAt + LOOK_AGAIN_MS;
  }

  /** What did not come in time; or when to look again; or `asleep`, when something happens again. */
  function waitedFor(session: Session, socket: Socket, nowAt: number): Awaited | number | 'asleep' {
    const awaited = socket.life.awaited();
    const activeSince = page.activeSince(session);
    const isIdle = awaited === undefined || told.get(socket) === awaited.sinceAt;
    if (activeSince === undefined) return 'asleep';
    if (isIdle) return whenToLookAgain(session, socket, nowAt);
    const dueAt = Math.max(awaited.sinceAt, activeSince) + awaited.limitMs;
    if (nowAt < dueAt) return dueAt;
    // A server may have nothing more to say. That it is gone is shown by what else the page asks of it.
    if (awaited.basis === 'pace' && !outages.isUnreached(session, socket.url, awaited.sinceAt))
      return whenToLookAgain(session, socket, nowAt);
    return nowAt - ownOf(session).at > ASLEEP_MS ? 'asleep' : awaited;
  }
}
