import type { LabFault } from '@driftscope/records';

/** What can happen to clients that only ask. */
export const withoutSockets: readonly LabFault[] = [
  'cut',
  'expired-token',
  'slow-read',
  'sleep',
  'second-device',
  'second-tab',
  'logout',
];

/** What can happen to clients with a socket. */
export const withSockets: readonly LabFault[] = [...withoutSockets, 'half-open', 'kick', 'reorder', 'duplicate'];
