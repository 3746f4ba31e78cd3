import type { Case } from './case.ts';

type Cut = Omit<Case, 'identityKey'> & { readonly take: string };

/**
 * Recordings that end before the time is over that an app is given: what was about to go wrong cannot be told yet. Nothing
 * may be found in them.
 */
export const cuts: readonly Cut[] = [
  cut('team-next-user.drifting.1', 'identity.logout', 1_500, ['logout.stale-store', 'logout.stale-storage']),
  cut('team-left-in-storage.drifting.1', 'identity.logout', 1_800, ['logout.stale-store', 'logout.stale-storage']),
  cut('team-former-user-socket.drifting.1', 'identity.logout', 1_500, ['auth.stale-socket', 'logout.stale-store']),
  cut('team-kicked.drifting.1', 'socket.close', 9_000, ['gap.no-reconnect']),
  cut('team-anonymous-socket.drifting.1', 'socket.open', 8_000, ['auth.anonymous-socket']),
  cut('team-missed-messages.drifting.1', 'socket.open', 4_000, ['gap.no-resync', 'gap.missed-events']),
  cut('team-one-of-two-devices.drifting.1', 'probe.disconnect', 1_500, ['presence.false-offline']),
  cut('team-ghost-online.drifting.1', 'probe.disconnect', 30_000, ['presence.ghost-online']),
  cut('team-doubled-listeners.drifting.1', 'socket.open', 300, ['gap.no-resync', 'store.duplicate']),
];

function cut(take: string, lastKind: string, afterMs: number, nearMissOf: string[]): Cut {
  return {
    name: `${take}.cut-${afterMs}`,
    take,
    of: { name: take, lastKind, afterMs },
    what: `The recording ends ${afterMs} ms after the last ${lastKind}.`,
    incidents: {},
    nearMissOf,
  };
}
