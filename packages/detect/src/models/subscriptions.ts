import type { RecordOf } from '@driftscope/records';
import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { RecordFacts, Seen } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import type { Link } from '../links/link.ts';
import type { Read, ReadFacts } from './reads.ts';
import type { ServerModel } from './server.ts';

type Emitted = Seen<RecordOf<'probe.emit'>>;
type Joined = Seen<RecordOf<'probe.join'>>;

export interface SubscriptionModel {
  /** The rooms that the server put a link into, as its probe saw it. */
  joinsOf(link: Link): readonly Joined[];
  /** What the server sent to the room by an event of this name in the minute before a link was put into it. */
  sentBefore(joined: Joined, event: string): readonly Emitted[];
  /** The page's last reads that brought something. */
  readsOf(session: Session): readonly Read[];
}

/** How long before it a page may read what it then subscribes to. */
const BEFORE_MS = 60_000;
const MOST_LINKS = 5_000;
const MOST_JOINS = 64;
const MOST_EMITS = 1_000;
const MOST_READS = 24;

/** Knows when links were put into rooms, and what was sent there just before. */
export function createSubscriptionModel(bus: Bus<RecordFacts & ReadFacts>, server: ServerModel): SubscriptionModel {
  const joins = new RecentMap<string, Joined[]>(MOST_LINKS);
  const emits = new Map<string, Emitted[]>();
  const readsOf = perSession<Read[]>(() => []);

  bus.on('probe.join', (joined) => {
    const known = joins.get(joined.record.sid);
    if (known === undefined) joins.set(joined.record.sid, [joined]);
    else if (known.length < MOST_JOINS) known.push(joined);
  });
  bus.on('probe.emit', (emitted) => {
    const { app } = emitted.session;
    const known = emits.get(app) ?? [];
    emits.set(app, known);
    known.push(emitted);
    if (known.length > 2 * MOST_EMITS) known.splice(0, MOST_EMITS);
  });
  bus.on('read', (read) => {
    if (read.content === undefined || read.isWrite) return;
    const reads = readsOf(read.session);
    reads.push(read);
    if (reads.length > MOST_READS) reads.shift();
  });

  return {
    joinsOf(link) {
      const sid = server.linkOf(link)?.sid;
      return sid === undefined ? [] : (joins.get(sid) ?? []);
    },
    sentBefore: ({ session, record: { room, namespace }, at }, event) =>
      (emits.get(session.app) ?? []).filter(
        ({ session: from, record, at: sentAt }) =>
          from === session &&
          record.event === event &&
          record.namespace === namespace &&
          record.rooms.includes(room) &&
          sentAt < at &&
          sentAt >= at - BEFORE_MS,
      ),
    readsOf,
  };
}
