import type { IdentityMatch } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import type { RecordFacts, Seen } from '#engine/seen.ts';
import type { Session } from '#engine/session.ts';

/** A time in which the same user, or nobody, was logged in. */
export interface Epoch {
  /** 0, 1, 2… in its session. */
  readonly number: number;
  /** Absent: nobody. */
  readonly who?: string;
  readonly label?: string;
  /** First record that belongs to it: the one that brought the identity, where that is known. */
  readonly fromSeq: number;
  readonly fromAt: number;
  /** The identity record that began it. 0 for the first. */
  readonly seq: number;
}

/** The user changed: by login, logout, or one after the other. */
export interface IdentityChange {
  readonly session: Session;
  readonly from: Epoch;
  readonly to: Epoch;
  readonly at: number;
  readonly seq: number;
}

export interface IdentityFacts {
  readonly 'identity.changed': IdentityChange;
  /** Who is logged in became known; maybe it was so for long. */
  readonly 'identity.known': {
    readonly session: Session;
    readonly epoch: Epoch;
    readonly at: number;
    readonly seq: number;
  };
}

export interface IdentityModel {
  now(session: Session): Epoch;
  /** The epoch that a record of this number belongs to. */
  ofSeq(session: Session, seq: number): Epoch;
  all(session: Session): readonly Epoch[];
  /** The changes of user between the two instants (epoch ms). */
  changesBetween(session: Session, fromAt: number, untilAt: number): readonly { from: Epoch; to: Epoch }[];
  /** Whether the record is one from which an identity was learned. */
  isSource(session: Session, seq: number): boolean;
  /** Whether a text of the app is the id of the user. */
  readonly isIdOf: IdentityMatch;
}

/** No user logs in and out so often on one page: from there on it is not known who is there, and nothing is judged. */
const MOST_CHANGES = 1_000;

/** What a person would call the user of an epoch, amid a sentence. */
export const nameOf = (epoch: Epoch): string =>
  epoch.label ?? shortened(epoch.who, 'user') ?? (isNamelessUser(epoch) ? 'the user' : 'someone not logged in');

/** The same where a sentence begins with it. What is the user's own name or id stays as it is. */
export const nameAtStart = (epoch: Epoch): string =>
  epoch.label ?? shortened(epoch.who, 'User') ?? (isNamelessUser(epoch) ? 'The user' : 'Someone not logged in');

/** The same of a user who is told of beside that of another page: where both are called the same, it says whose page is not meant. */
export const nameBeside = (epoch: Epoch, other: Epoch): string =>
  `${nameAtStart(epoch)}${nameOf(epoch) === nameOf(other) ? ' on another page' : ''}`;

/** Before anything was learned there may well be a user, whom nothing has named yet; after a logout there is none. */
const isNamelessUser = ({ number }: Epoch): boolean => number === 0;

/** A hash is nothing to read: its beginning tells users apart. */
const shortened = (who: string | undefined, noun: string): string | undefined =>
  who?.replace(/^\[redacted:(\w{6})\w*\]$/, `${noun} $1`);

/** Follows who is logged in. */
export function createIdentityModel(bus: Bus<RecordFacts & IdentityFacts>, isIdOf: IdentityMatch): IdentityModel {
  /** Of pages that were forgotten: peers may still ask with whom they shared something. */
  const leftBy = new WeakMap<Session, Epoch>();
  const epochsOf = perSession<Epoch[]>(
    (session) => [leftBy.get(session) ?? { number: 0, fromSeq: 0, fromAt: 0, seq: 0 }],
    (session, epochs) => void leftBy.set(session, lastOf(epochs)),
  );
  const sourcesOf = perSession(() => new Set<number>());
  const now = (session: Session): Epoch => lastOf(epochsOf(session));

  bus.on('identity.seen', (seen) => {
    const { session, record, at } = seen;
    const epochs = epochsOf(session);
    if (epochs.length > 1 || now(session).who !== undefined) return begin(seen, record);
    // It was so before we looked: all that came until now came to this user.
    const epoch = named({ number: 0, fromSeq: 0, fromAt: 0, seq: record.seq }, record);
    epochs[0] = epoch;
    bus.tell('identity.known', { session, epoch, at, seq: record.seq });
  });
  bus.on('identity.login', (seen) => begin(seen, seen.record));
  bus.on('identity.switch', (seen) => begin(seen, { ...seen.record, who: seen.record.to }));
  bus.on('identity.logout', (seen) => begin(seen, { source: undefined }));

  function begin(
    { session, record, at }: Seen,
    next: { who?: string; label?: string | undefined; source?: number | undefined },
  ): void {
    const from = now(session);
    if (from.who === next.who) return;
    if (from.number >= MOST_CHANGES) {
      session.noteLoss(at, Number.POSITIVE_INFINITY);
      return;
    }
    const fromSeq = Math.max(next.source ?? record.seq, from.fromSeq);
    const to = named({ number: from.number + 1, fromSeq, fromAt: at, seq: record.seq }, next);
    epochsOf(session).push(to);
    if (next.source !== undefined) sourcesOf(session).add(next.source);
    bus.tell('identity.changed', { session, from, to, at, seq: record.seq });
    if (to.who !== undefined) bus.tell('identity.known', { session, epoch: to, at, seq: record.seq });
  }

  return {
    now,
    ofSeq: (session, seq) => epochsOf(session).findLast(({ fromSeq }) => fromSeq <= seq) ?? now(session),
    all: (session) => epochsOf(session),
    changesBetween: (session, fromAt, untilAt) =>
      epochsOf(session).flatMap((to, index, epochs) => {
        const from = epochs[index - 1];
        return from !== undefined && to.fromAt >= fromAt && to.fromAt <= untilAt ? [{ from, to }] : [];
      }),
    isIdOf,
    isSource: (session, seq) => sourcesOf(session).has(seq),
  };
}

function named(epoch: Epoch, { who, label }: { who?: string; label?: string | undefined }): Epoch {
  return { ...epoch, ...(who !== undefined && { who }), ...(label !== undefined && { label }) };
}

function lastOf(epochs: readonly Epoch[]): Epoch {
  const last = epochs.at(-1);
  if (last === undefined) throw new Error('A session has at least its first epoch.');
  return last;
}
