import type { LabFault } from '@driftscope/records';

export interface LabFaultInfo {
  readonly label: string;
  /** What happens, in one sentence. */
  readonly what: string;
  /** Those of the reference client's guarantees that it puts to the test, the nearest first. */
  readonly guarantees: readonly number[];
  readonly usualMs: number;
  /** Absent: it can be made shorter and longer. */
  readonly isInstant?: true;
}

export const labFaults: Readonly<Record<LabFault, LabFaultInfo>> = {
  cut: {
    label: 'Cut',
    what: 'The network is gone: sockets close without notice, requests fail.',
    guarantees: [1, 3, 4],
    usualMs: 4_000,
  },
  'half-open': {
    label: 'Half-open',
    what: 'The socket seems to be open, and nothing gets through it.',
    guarantees: [12, 3],
    usualMs: 6_000,
  },
  kick: {
    label: 'Kick',
    what: 'The server closes all connections of the user.',
    guarantees: [5],
    usualMs: 500,
    isInstant: true,
  },
  'expired-token': {
    label: 'Expired token',
    what: 'The connection is lost for a moment, and the server rejects the token: it has expired.',
    guarantees: [5],
    usualMs: 4_000,
  },
  'slow-read': {
    label: 'Slow read',
    what: 'The connection is lost for a moment, and what is read afterwards is out of date on arrival: news has overtaken it.',
    guarantees: [2, 4],
    usualMs: 5_000,
  },
  reorder: {
    label: 'Reorder',
    what: 'Each message arrives after the one that follows it.',
    guarantees: [2],
    usualMs: 5_000,
  },
  duplicate: { label: 'Duplicate', what: 'Each message arrives twice.', guarantees: [2], usualMs: 4_000 },
  sleep: {
    label: 'Sleep',
    what: 'The computer sleeps: the page is hidden and hears nothing, and wakes up with a dead socket.',
    guarantees: [12, 4],
    usualMs: 5_000,
  },
  'second-device': {
    label: 'Second device',
    what: 'The same user is on another device too, and writes there.',
    guarantees: [1, 7],
    usualMs: 3_000,
  },
  'second-tab': {
    label: 'Second tab',
    what: 'The same page is opened again in the same browser, and closed.',
    guarantees: [10],
    usualMs: 5_000,
  },
  logout: {
    label: 'Logout in mid-sync',
    what: 'The user logs out while reads are under way, and another one logs in.',
    guarantees: [6, 5],
    usualMs: 4_000,
  },
};

/** In the order of {@link labFaults}. */
export const labFaultNames = Object.keys(labFaults).filter(isLabFault);

export function isLabFault(text: string): text is LabFault {
  return Object.hasOwn(labFaults, text);
}
