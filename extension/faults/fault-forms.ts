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
        says: 'Sockets close without a word; new ones and requests fail.',
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
        says: 'Nothing gets through, and nobody is told. Lost in the end.',
        fields: { socket: '', forS: '30' },
      },
      {
        kind: 'kick',
        label: 'Kick',
        says: 'Closed as by the server.',
        fields: { socket: '', code: '1001', reason: '' },
      },
      { kind: 'refuse', label: 'Refuse', says: 'New sockets fail; open ones stay.', fields: { forS: '15' } },
      {
        kind: 'expire-token',
        label: 'Expire token',
        says: 'At the next connect the tokens in what Socket.IO sends to be let in, and in addresses, are over. Cookies stay.',
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
        says: 'They arrive later, and all that follow wait for them.',
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
        says: 'With a status, or without one as by the network. An XMLHttpRequest always as by the network.',
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
        says: 'The page believes that nobody sees it. Its timers run on as before.',
        fields: { forS: '30' },
      },
      {
        kind: 'freeze',
        label: 'Freeze',
        says: 'None of its code runs. It cannot be undone before its time.',
        fields: { forS: '5' },
      },
      {
        kind: 'skew-clock',
        label: 'Skew clock',
        says: 'Date is wrong by so much, before or after. Timers, workers and the server are right.',
        fields: { skewMin: '10', forS: '60' },
      },
    ],
  },
];
