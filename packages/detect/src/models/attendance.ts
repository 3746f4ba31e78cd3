import type { Bus } from '../engine/bus.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';

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
  readonly 'user.arrived': Attendee;
  readonly 'user.left': Attendee;
}

export interface AttendanceModel {
  /** The sockets that servers of the app hold of the user. */
  live(app: string, user: string): readonly Attendee[];
  /** The socket of the user that closed last. Absent: none did, or too long ago. */
  lastLeft(app: string, user: string): Attendee | undefined;
  /** Who came or left at or after epoch ms `sinceAt`, as far as it is remembered. */
  changedSince(app: string, sinceAt: number): readonly Attendee[];
}

/** Changes remembered for each app, and users. */
const MOST_CHANGES = 200;
const MOST_USERS = 20_000;

interface App {
  readonly live: Map<string, Attendee & { readonly rooms: Set<string> }>;
  readonly users: RecentMap<string, { readonly keys: Set<string>; left?: Attendee }>;
  readonly changes: Attendee[];
}

/** Counts each user's sockets, over all that the probes of an app see. */
export function createAttendanceModel(bus: Bus<RecordFacts & AttendanceFacts>): AttendanceModel {
  const apps = new Map<string, App>();
  const appOf = (name: string): App => {
    const known = apps.get(name);
    if (known !== undefined) return known;
    const app: App = { live: new Map(), users: new RecentMap(MOST_USERS), changes: [] };
    apps.set(name, app);
    return app;
  };

  bus.on('probe.connect', ({ session, record, at }) => {
    const { sid, namespace, user, seq } = record;
    if (user === undefined) return;
    const app = appOf(session.app);
    const attendee = { server: session, user, sid, namespace, at, seq, rooms: new Set<string>() };
    app.live.set(keyOf(session, record), attendee);
    const known = app.users.get(user) ?? { keys: new Set() };
    known.keys.add(keyOf(session, record));
    app.users.set(user, known);
    remember(app, attendee);
    bus.tell('user.arrived', attendee);
  });
  bus.on('probe.join', ({ session, record }) => {
    if (record.room !== record.sid) appOf(session.app).live.get(keyOf(session, record))?.rooms.add(record.room);
  });
  bus.on('probe.leave', ({ session, record }) => {
    appOf(session.app).live.get(keyOf(session, record))?.rooms.delete(record.room);
  });
  bus.on('probe.disconnect', ({ session, record, at }) => {
    const app = appOf(session.app);
    const gone = remove(app, keyOf(session, record));
    if (gone === undefined) return;
    const left: Attendee = { ...gone, left: { at, seq: record.seq } };
    const user = app.users.get(gone.user);
    if (user !== undefined) user.left = left;
    remember(app, left);
    bus.tell('user.left', left);
  });
  // What becomes of the sockets of a server that is no longer watched is not known.
  bus.on('recorder.off', ({ session }) => {
    const app = apps.get(session.app);
    for (const [key, { server }] of app?.live ?? []) if (app !== undefined && server === session) remove(app, key);
  });

  function remove(app: App, key: string): Attendee | undefined {
    const gone = app.live.get(key);
    app.live.delete(key);
    if (gone !== undefined) app.users.get(gone.user)?.keys.delete(key);
    return gone;
  }

  function remember({ changes }: App, attendee: Attendee): void {
    changes.push(attendee);
    if (changes.length > 2 * MOST_CHANGES) changes.splice(0, MOST_CHANGES);
  }

  return {
    live(name, user) {
      const app = apps.get(name);
      return [...(app?.users.get(user)?.keys ?? [])].flatMap((key) => app?.live.get(key) ?? []);
    },
    lastLeft: (name, user) => apps.get(name)?.users.get(user)?.left,
    changedSince: (name, sinceAt) =>
      (apps.get(name)?.changes ?? []).filter(({ at, left }) => (left?.at ?? at) >= sinceAt),
  };
}

const keyOf = ({ id }: Session, { sid, namespace }: { readonly sid: string; readonly namespace: string }): string =>
  `${id}\n${namespace}\n${sid}`;
