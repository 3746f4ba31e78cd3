import type { RecordOf } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { RecordFacts, Seen } from '#engine/seen.ts';
import type { Session } from '#engine/session.ts';
import type { Link } from '#links/link.ts';
import type { Read, ReadFacts } from '../reads/reads.ts';
import type { ServerEmit, ServerModel } from './server.ts';

type Joined = Seen<RecordOf<'probe.join'>>;

export interface SubscriptionModel {
  /** The rooms that the server put a link into, as its probe saw it. */
  joinsOf(link: Link): readonly Joined[];
  /** What the server sent to the room by an event of this name in the minute before a link was put into it. */
  sentBefore(joined: Joined, event: string): readonly ServerEmit[];
  /** The page's last reads that brought something. */
  readsOf(session: Session): readonly Read[];
}

/** How long before it a page may read what it then subscribes to. */
const BEFORE_MS = 60_000;
const MOST_LINKS = 5_000;
const MOST_JOINS = 64;
const MOST_READS = 24;

/** Knows when links were put into rooms, and what was sent there just before. */
export function createSubscriptionModel(bus: Bus<RecordFacts & ReadFacts>, server: ServerModel): SubscriptionModel {
  const joins = new RecentMap<string, Joined[]>(MOST_LINKS);
  const readsOf = perSession<Read[]>(() => []);

  bus.on('probe.join', (joined) => {
    const known = joins.get(joined.record.sid);
    if (known === undefined) joins.set(joined.record.sid, [joined]);
    else if (known.length < MOST_JOINS) known.push(joined);
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
      server
        .emitsBetween(session, at - BEFORE_MS, at)
        ?.filter(
          (emit) =>
            emit.server === session &&
            emit.at < at &&
            emit.record.event === event &&
            emit.record.namespace === namespace &&
            emit.record.rooms.includes(room),
        ) ?? [],
    readsOf,
  };
}
