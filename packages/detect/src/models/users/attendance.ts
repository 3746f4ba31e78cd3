import type { Bus } from '#engine/bus.ts';
import { perApp } from '#engine/per-app.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { RecordFacts } from '#engine/seen.ts';
import type { Session } from '#engine/session.ts';

/** A socket of a user, as the server's probe saw it. */
export interface Attendee {
  /** The probe's. */
  readonly server: Session;
  readonly user: string;
  readonly sid: string;
  readonly namespace: string;
  readonly at: number;
  readonly seq: number;
  /** Those that it was put into. */
  readonly rooms: ReadonlySet<string>;
  /** Absent while the server believes it to be up. */
  readonly left?: { readonly at: number; readonly seq: number };
}

export interface AttendanceFacts {
  readonly 'user.left': Attendee;
}

export interface AttendanceModel {
  /** The sockets that servers of the app hold of the user. */
  live(app: string, user: string): readonly Attendee[];
  /** The socket of the user that closed last. `undefined`: none did, too long ago, or it cannot be known. */
  lastLeft(app: string, user: string): Attendee | undefined;
  /** Who came or left at or after epoch ms `sinceAt`, as far as it is remembered. */
  changedSince(app: string, sinceAt: number): readonly Attendee[];
}

/** Changes remembered for each app, and users who left. */
const MOST_CHANGES = 200;
const MOST_GONE = 20_000;
/** Of an app with more sockets nothing is said: who is not remembered may be there. */
const MOST_SOCKETS = 50_000;
/** Rooms remembered for each socket. */
const MOST_ROOMS = 1_000;

interface App {
  readonly live: Map<string, Attendee & { readonly rooms: Set<string> }>;
  /** By user. */
  readonly keys: Map<string, Set<string>>;
  readonly left: RecentMap<string, Attendee>;
  readonly changes: Attendee[];
  isTooLarge: boolean;
}

/** Counts each user's sockets, over all that the probes of an app see. */
export function createAttendanceModel(bus: Bus<RecordFacts & AttendanceFacts>): AttendanceModel {
  // What becomes of the sockets of a server is not known once it is forgotten.
  const apps = perApp<App>(
    () => ({ live: new Map(), keys: new Map(), left: new RecentMap(MOST_GONE), changes: [], isTooLarge: false }),
    removeAll,
  );

  bus.on('probe.connect', ({ session, record, at }) => {
    const { sid, namespace, user, seq } = record;
    if (user === undefined) return;
    const app = apps.of(session);
    if (app !== undefined && app.live.size >= MOST_SOCKETS) giveUp(app);
    if (app === undefined || app.isTooLarge) return;
    const attendee = { server: session, user, sid, namespace, at, seq, rooms: new Set<string>() };
    app.live.set(keyOf(session, record), attendee);
    app.keys.set(user, (app.keys.get(user) ?? new Set()).add(keyOf(session, record)));
    remember(app, attendee);
  });
  bus.on('probe.join', ({ session, record }) => {
    const rooms = apps.of(session)?.live.get(keyOf(session, record))?.rooms;
    if (rooms !== undefined && rooms.size < MOST_ROOMS && record.room !== record.sid) rooms.add(record.room);
  });
  bus.on('probe.leave', ({ session, record }) => {
    apps.of(session)?.live.get(keyOf(session, record))?.rooms.delete(record.room);
  });
  bus.on('probe.disconnect', ({ session, record, at }) => {
    const app = apps.of(session);
    const gone = app && remove(app, keyOf(session, record));
    if (app === undefined || gone === undefined) return;
    const left: Attendee = { ...gone, left: { at, seq: record.seq } };
    app.left.set(gone.user, left);
    remember(app, left);
    bus.tell('user.left', left);
  });
  // Nor is it of one that is no longer watched.
  bus.on('recorder.off', ({ session }) => {
    const app = apps.of(session);
    if (app !== undefined) removeAll(session, app);
  });

  function removeAll(session: Session, app: App): void {
    for (const [key, { server }] of app.live) if (server === session) remove(app, key);
  }

  function remove(app: App, key: string): Attendee | undefined {
    const gone = app.live.get(key);
    app.live.delete(key);
    if (gone === undefined) return undefined;
    const keys = app.keys.get(gone.user);
    keys?.delete(key);
    if (keys?.size === 0) app.keys.delete(gone.user);
    return gone;
  }

  function giveUp(app: App): void {
    app.isTooLarge = true;
    app.live.clear();
    app.keys.clear();
  }

  function remember({ changes }: App, attendee: Attendee): void {
    changes.push(attendee);
    if (changes.length > 2 * MOST_CHANGES) changes.splice(0, MOST_CHANGES);
  }

  return {
    live(name, user) {
      const app = apps.named(name);
      return [...(app?.keys.get(user) ?? [])].flatMap((key) => app?.live.get(key) ?? []);
    },
    lastLeft(name, user) {
      const app = apps.named(name);
      return app?.isTooLarge ? undefined : app?.left.get(user);
    },
    changedSince: (name, sinceAt) =>
      (apps.named(name)?.changes ?? []).filter(({ at, left }) => (left?.at ?? at) >= sinceAt),
  };
}

const keyOf = ({ id }: Session, { sid, namespace }: { readonly sid: string; readonly namespace: string }): string =>
  `${id}\n${namespace}\n${sid}`;
