import type { LabFault } from '@driftscope/records';

/** What can happen to clients that only ask. */
export const withoutSockets: readonly LabFault[] = [
  'cut',
  'slow-read',
  'sleep',
  'second-device',
  'second-tab',
  'logout',
];

/** What can happen to any client with a socket. That its server kicks it, only some servers can be told. */
export const withSockets: readonly LabFault[] = [
  ...withoutSockets,
  'half-open',
  'expired-token',
  'reorder',
  'duplicate',
];
