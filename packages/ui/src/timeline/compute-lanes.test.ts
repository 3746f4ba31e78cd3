import type { DriftRecord, SessionId, Unnumbered } from '@driftscope/records';
import { expect, test } from 'vitest';
import type { SessionRecord } from '../records/session-record.ts';
import { computeLanes, type LaneFocus } from './compute-lanes.ts';
import type { LaneKind } from './lane.ts';

const page = 'page' as SessionId;
const server = 'server' as SessionId;
const url = 'ws://127.0.0.1:3000/socket.io/?EIO=4&transport=websocket';
const span = { fromAt: 1_000, untilAt: 21_000 };

type At = readonly [t: number, fields: Unnumbered];

/** Records of a session whose origin is at 1,000. */
const recordsOf = (session: SessionId, ...steps: readonly At[]): readonly SessionRecord[] =>
  steps.map(([t, fields], index) => {
    const record: DriftRecord = { ...fields, seq: index + 1, t };
    return { session, originMs: 1_000, record };
  });

const frame = (n: number, text: string, dir: 'in' | 'out' = 'in'): Unnumbered => ({
  kind: 'socket.frame',
  socket: n > 100 ? 2 : 1,
  dir,
  n: n % 100,
  size: text.length,
  text,
});
const attempt = (socket: number): Unnumbered => ({ kind: 'socket.attempt', socket, url });
const open = (socket: number): Unnumbered => ({ kind: 'socket.open', socket });
const close = (socket: number): Unnumbered => ({
  kind: 'socket.close',
  socket,
  code: 1006,
  reason: '',
  clean: false,
});

/** Connected, cut from 5 s to 10 s, connected again. */
const cut: readonly SessionRecord[] = recordsOf(
  page,
  [0, attempt(1)],
  [10, open(1)],
  [2_000, frame(1, '42["message:new",{"id":"m_1"}]')],
  [5_000, close(1)],
  [6_000, attempt(2)],
  [10_000, open(2)],
);

const focus: LaneFocus = { session: page, at: 6_000, evidence: [], facts: {} };

function laneOf(kind: LaneKind, records: readonly SessionRecord[], about: LaneFocus = focus) {
  const lane = computeLanes(records, span, about).lanes.find((one) => one.kind === kind);
  return lane?.items ?? [];
}

test('a socket is a bar from its attempt to its close', () => {
  const bars = laneOf('socket', cut).filter(({ shape }) => shape === 'bar');
  expect(bars.map(({ fromAt, untilAt }) => [fromAt, untilAt])).toEqual([
    [1_000, 6_000],
    [7_000, 21_000],
  ]);
});

test('the time between the loss of the last socket and the opening of the next is a gap', () => {
  expect(computeLanes(cut, span, focus).gaps).toEqual([{ fromAt: 6_000, untilAt: 11_000 }]);
});

test('an attempt that fails does not end the gap', () => {
  const failed = recordsOf(
    page,
    [0, attempt(1)],
    [10, open(1)],
    [5_000, close(1)],
    [6_000, attempt(2)],
    [7_000, close(2)],
  );
  expect(computeLanes(failed, span, focus).gaps).toEqual([{ fromAt: 6_000, untilAt: 21_000 }]);
});

test('a page that never had a socket has no gap', () => {
  expect(computeLanes([], span, focus).gaps).toEqual([]);
});

test('a gap that began before the page noticed is shown as the incident tells it', () => {
  const early = { ...focus, at: 4_000, facts: { gapMs: 7_000 } };
  expect(computeLanes(cut, span, early).gaps).toEqual([{ fromAt: 4_000, untilAt: 11_000 }]);
});

test('an event is decoded into the events lane', () => {
  expect(laneOf('events', cut).map(({ label, shape }) => [label, shape])).toEqual([['in #1 message:new m_1', 'mark']]);
});

test('heartbeats are left out', () => {
  const quiet = recordsOf(page, [0, attempt(1)], [10, open(1)], [20, frame(1, '2')], [21, frame(1, '3', 'out')]);
  expect(laneOf('events', quiet)).toEqual([]);
});

test('missed events stand hollow where they were sent, and need no record', () => {
  const missed = { missed: [{ id: 'm_2', event: 'message:new', room: 'c_1', at: 8_000 }] };
  const hollow = laneOf('events', cut, { ...focus, facts: missed }).filter(({ shape }) => shape === 'missed');
  expect(hollow).toMatchObject([{ fromAt: 8_000, label: 'missed message:new m_2 in c_1' }]);
});

test('evidence carries its role, also a record that is of no interest otherwise', () => {
  const heartbeat = recordsOf(page, [0, attempt(1)], [10, open(1)], [20, frame(1, '2')]);
  const evidence = [{ session: page, seq: 3, at: 1_020, role: 'last sign' }];
  expect(laneOf('socket', heartbeat, { ...focus, evidence }).map(({ role }) => role)).toContain('last sign');
});

test('a request is a bar to its answer, and one without lasts to the end', () => {
  const request = (number: number): Unnumbered => ({
    kind: 'http.request',
    request: number,
    api: 'fetch',
    method: 'GET',
    url: 'http://127.0.0.1/api/x',
  });
  const reads = recordsOf(
    page,
    [1_000, request(1)],
    [1_500, { kind: 'http.response', request: 1, status: 404, durationMs: 500 }],
    [2_000, request(2)],
  );
  expect(laneOf('requests', reads).map(({ untilAt, tone, label }) => [untilAt, tone, label])).toEqual([
    [2_500, 'bad', 'GET /api/x → 404 in 500 ms'],
    [21_000, 'open', 'GET /api/x, no answer yet'],
  ]);
});

test('requests that overlap stand below each other', () => {
  const request = (number: number): Unnumbered => ({
    kind: 'http.request',
    request: number,
    api: 'fetch',
    method: 'GET',
    url: 'http://127.0.0.1/api/x',
  });
  const reads = recordsOf(page, [1_000, request(1)], [1_100, request(2)], [1_200, request(3)]);
  expect(laneOf('requests', reads).map(({ row }) => row)).toEqual([0, 1, 2]);
});

test('what a probe saw is in the lane of the server, and other sessions are left out unless they are evidence', () => {
  const emit: Unnumbered = { kind: 'probe.emit', namespace: '/', event: 'x', rooms: [], except: [], to: [] };
  const peer = recordsOf('peer' as SessionId, [3_000, attempt(1)], [3_100, open(1)]);
  const evidence = [{ session: 'peer' as SessionId, seq: 2, at: 4_100, role: 'received' }];
  const items = laneOf('server', [...recordsOf(server, [2_000, emit]), ...peer], { ...focus, evidence });
  expect(items.map(({ fromAt, role }) => [fromAt, role])).toEqual([
    [3_000, undefined],
    [4_100, 'received'],
  ]);
});

test('a lane with nothing in the span is not there', () => {
  const lanes = computeLanes(cut, { fromAt: 2_000, untilAt: 2_500 }, focus).lanes;
  expect(lanes.map(({ kind }) => kind)).toEqual(['socket']);
});
