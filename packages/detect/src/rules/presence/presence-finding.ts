import type { Session } from '#engine/session.ts';
import type { Evidence, WitnessFact } from '#incident.ts';
import type { Attendee } from '#models/users/attendance.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Presence } from '#models/users/presences.ts';
import type { World } from '#models/world.ts';
import type { Finding } from '#rule.ts';
import { quoted } from '../wording.ts';

/** A user whom a page shows otherwise than the server knows. */
export interface WrongPresence {
  readonly viewer: Session;
  readonly presence: Presence;
  /** The socket that closed. */
  readonly gone: Attendee;
  readonly nowAt: number;
  /** What the server knows, as the end of a sentence. */
  readonly truth: string;
  readonly evidence: readonly Evidence[];
  readonly witness: readonly WitnessFact[];
}

/** What is told of a user who is shown wrongly. */
export function presenceFinding(world: World, wrong: WrongPresence): Finding {
  const { viewer, presence, gone, nowAt, truth, evidence, witness } = wrong;
  const { store, path, subject, isOnline, at, seq } = presence;
  const identity = world.identity.now(viewer);
  const shown = isOnline ? 'online' : 'offline';
  const closed = { session: gone.server.id, seq: gone.left?.seq ?? gone.seq, at: gone.left?.at ?? gone.at };
  const where = `${path} in store ${quoted(store.name)} of ${nameOf(identity)}`;
  return {
    session: viewer,
    identity,
    key: [String(store.number), path, subject, gone.server.id, String(closed.seq)],
    place: [store.name, path.replaceAll(subject, '*')],
    confidence: 'proven',
    title: `${where} shows ${subject} ${shown}, ${truth}`,
    at: closed.at,
    untilAt: nowAt,
    facts: {
      user: subject,
      shown,
      store: store.name,
      path,
      sockets: world.attendance.live(viewer.app, gone.user).length,
    },
    evidence: [{ ...closed, role: 'closed' }, ...evidence, { session: viewer.id, seq, at, role: 'shown' }],
    witness: [
      { ...closed, says: `A socket of ${subject} closed at the server.` },
      ...witness,
      { says: `${where} has shown ${subject} ${shown} since then or longer.`, session: viewer.id, seq, at },
    ],
  };
}

/** How long after its return a page may need to learn who is there. */
const RETURN_MS = 5_000;

/** Whether somebody looks at the page, and it has had the time to know. */
export function isWatching({ page, gaps }: World, viewer: Session, sinceAt: number, nowAt: number): boolean {
  const isBackSince = gaps.gapsOf(viewer).at(-1)?.back?.at ?? 0;
  const activeSince = page.activeSince(viewer) ?? nowAt;
  const isSettled = Math.max(isBackSince, activeSince) <= nowAt - RETURN_MS;
  return isSettled && gaps.hasLinkUp(viewer) && viewer.isWhole(sinceAt, nowAt);
}
