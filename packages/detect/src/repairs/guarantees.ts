/** One of those that the reference sync client gives, by its number and name in its specification. */
export interface Guarantee {
  readonly number: number;
  readonly title: string;
}

const titles = {
  1: 'Convergence',
  2: 'No gap between snapshot and stream',
  3: 'Catch-up costs what was missed',
  4: 'One read for many reasons',
  5: 'Auth gate',
  6: 'Sign-out leaves nothing',
  7: 'Writes',
  8: 'Conflicts',
  9: 'Deletes travel',
  10: 'One connection per browser',
  11: 'Pull only',
  12: 'The status never lies',
  13: 'Expiry',
  14: 'At rest',
  15: 'Presence',
} as const;

type Numbers = readonly (keyof typeof titles)[];

/** Which of them keep a kind of drift from happening. What is left out is the server's to keep, or the view's. */
const numbersOf: Readonly<Record<string, Numbers>> = {
  'gap.missed-events': [3, 2],
  'gap.no-resync': [3, 4],
  'gap.no-reconnect': [5],
  'gap.half-open': [12],
  'gap.lost-subscription': [1, 3],
  'socket.doubled': [10],
  'auth.anonymous-socket': [5],
  'auth.stale-socket': [6],
  'logout.stale-store': [6],
  'logout.stale-storage': [6],
  'identity.leak': [6],
  'store.duplicate': [2],
  'event.duplicate': [2],
  'event.dropped': [2],
  'event.orphan': [2, 1],
  'event.wrong-scope': [1],
  'event.before-commit': [2],
  'write.lost': [7],
  'write.duplicated': [7],
  'write.echo-duplicate': [7],
  'write.overwritten': [8],
  'server.handler-error': [7],
  'order.regressed': [2],
  'order.stale-overwrite': [2],
  'order.snapshot-race': [2],
  'order.clock': [8],
  'state.diverged': [1],
  'state.clobbered': [7, 2],
  'state.counter': [1],
  'state.cross-client': [1, 3],
  'state.cross-tab': [10],
  'state.undeleted': [9],
  'state.stuck': [12],
  'payload.partial': [3],
  'ttl.expired-visible': [13],
  'storage.plaintext-secret': [14],
  'focus.no-resync': [4],
  'status.lying': [12],
  'presence.false-offline': [15],
  'presence.ghost-online': [15],
  'poll.hot': [11],
  'poll.hidden': [11],
  'poll.overlap': [11, 4],
  'resync.loop': [4],
  'resync.storm': [4],
};

/** The guarantees of the reference sync client that keep a kind of drift from happening, the nearest first. */
export const guaranteesFor = (kind: string): readonly Guarantee[] =>
  (numbersOf[kind] ?? []).map((number) => ({ number, title: titles[number] }));

/** All of them. */
export const guarantees: readonly Guarantee[] = Object.entries(titles).map(([number, title]) => ({
  number: Number(number),
  title,
}));
