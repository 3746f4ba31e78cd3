import type { DriftRecord } from '@driftscope/records';

/** A page that took over one new title, and missed to take over the next. */
export const renamedRoom = renameRoom('Old', 'New', 'Newest');

/** The same with other titles. */
export function renameRoom(old: string, next: string, newest: string): readonly DriftRecord[] {
  return [
    { seq: 1, t: 0, kind: 'recorder.on', fromStart: true },
    { seq: 2, t: 200, kind: 'socket.attempt', socket: 1, url: 'ws://app.test/socket.io/?EIO=4&transport=websocket' },
    { seq: 3, t: 300, kind: 'socket.open', socket: 1, protocol: '' },
    frame(4, 1, '0{"sid":"eio-1","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}'),
    frame(5, 2, '40{"sid":"io-1"}'),
    frame(6, 3, `42${JSON.stringify(['room:joined', room(old)])}`),
    { seq: 7, t: 700, kind: 'store.found', store: 1, library: 'zustand', name: 'rooms', via: 'hook' },
    { seq: 8, t: 800, kind: 'store.snapshot', store: 1, state: { list: [room(old)] } },
    frame(9, 4, `42${JSON.stringify(['room:renamed', room(next)])}`),
    {
      seq: 10,
      t: 1_000,
      kind: 'store.commit',
      store: 1,
      patch: [{ op: 'set', path: ['list', 0, 'title'], value: next }],
      cause: 9,
      causeHow: 'sync',
    },
    frame(11, 5, `42${JSON.stringify(['room:renamed', room(newest)])}`),
  ];
}

function frame(seq: number, n: number, text: string): DriftRecord {
  return { seq, t: seq * 100, kind: 'socket.frame', socket: 1, dir: 'in', n, size: text.length, text };
}

function room(title: string) {
  return { id: 'r_1', title, members: 3 };
}
