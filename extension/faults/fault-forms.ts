import type { FaultSpec } from '@driftscope/records';

/** What can be said of a fault before it begins. Times are in the units that people use for them. */
export type FaultField =
  | 'socket'
  | 'dir'
  | 'event'
  | 'url'
  | 'status'
  | 'code'
  | 'reason'
  | 'delayS'
  | 'skewMin'
  | 'forS';

export type FaultValues = Readonly<Partial<Record<FaultField, string>>>;

/** How one kind of fault is asked for. */
export interface FaultForm {
  readonly kind: FaultSpec['kind'];
  /** What the button says. */
  readonly label: string;
  readonly says: string;
  /** The fields, in their order, with what they hold at first. */
  readonly fields: FaultValues;
}

export interface FaultFamily {
  readonly title: string;
  readonly forms: readonly FaultForm[];
}

const messages = { dir: 'in', event: '', socket: '', forS: '30' } as const;

/** Every fault that there is, by family. */
export const faultFamilies: readonly FaultFamily[] = [
  {
    title: 'Network',
    forms: [
      {
        kind: 'cut',
        label: 'Cut',
        says: 'Open sockets close without notice; new ones, and requests, fail.',
        fields: { forS: '5' },
      },
      {
        kind: 'offline',
        label: 'Offline',
        says: 'The same, and the browser says so.',
        fields: { forS: '10' },
      },
    ],
  },
  {
    title: 'Sockets',
    forms: [
      {
        kind: 'half-open',
        label: 'Half-open',
        says: 'Nothing gets through, and neither side notices. What was sent is lost.',
        fields: { socket: '', forS: '30' },
      },
      {
        kind: 'kick',
        label: 'Kick',
        says: 'Closed as if by the server.',
        fields: { socket: '', code: '1001', reason: '' },
      },
      { kind: 'refuse', label: 'Refuse', says: 'New sockets fail; open ones stay.', fields: { forS: '15' } },
      {
        kind: 'expire-token',
        label: 'Expire token',
        says: 'At the next connect, the tokens in Socket.IO’s credentials and in addresses have expired. Cookies stay valid.',
        fields: { forS: '60' },
      },
    ],
  },
  {
    title: 'Events',
    forms: [
      { kind: 'drop', label: 'Drop', says: 'They never arrive.', fields: messages },
      {
        kind: 'delay',
        label: 'Delay',
        says: 'They arrive late, and all that follow wait for them.',
        fields: { dir: 'in', event: '', socket: '', delayS: '2', forS: '30' },
      },
      { kind: 'double', label: 'Double', says: 'They arrive twice.', fields: messages },
      { kind: 'reorder', label: 'Reorder', says: 'Each arrives after the one that follows it.', fields: messages },
    ],
  },
  {
    title: 'Requests',
    forms: [
      { kind: 'slow', label: 'Slow', says: 'They leave later.', fields: { url: '', delayS: '3', forS: '30' } },
      {
        kind: 'fail',
        label: 'Fail',
        says: 'With a status, or without one, as if by the network. An XMLHttpRequest always fails as if by the network.',
        fields: { url: '', status: '', forS: '30' },
      },
    ],
  },
  {
    title: 'Page',
    forms: [
      {
        kind: 'hide',
        label: 'Hide',
        says: 'The page believes that it is hidden. Its timers run on as before.',
        fields: { forS: '30' },
      },
      {
        kind: 'freeze',
        label: 'Freeze',
        says: 'None of its code runs. This cannot be undone early.',
        fields: { forS: '5' },
      },
      {
        kind: 'skew-clock',
        label: 'Skew clock',
        says: 'Date is ahead or behind by this much. Timers, workers and the server are right.',
        fields: { skewMin: '10', forS: '60' },
      },
    ],
  },
];
