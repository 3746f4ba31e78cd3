import type { LinkedSpan } from '@driftscope/detect';
import type { DriftRecord, SessionId, Unnumbered } from '@driftscope/records';
import { expect, test } from 'vitest';
import type { SessionRecord } from '../records/session-record.ts';
import type { LaneFocus } from './compute-lanes.ts';
import { computeTracks } from './compute-tracks.ts';
import type { LaneKind, Track } from './lane.ts';

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

function ownTrack(records: readonly SessionRecord[], about: LaneFocus = focus, within = span): Track | undefined {
  return computeTracks(records, { span: within, focus: about }).find(({ key }) => key === page);
}

const laneOf = (kind: LaneKind, records: readonly SessionRecord[], about: LaneFocus = focus) =>
  ownTrack(records, about)?.lanes.find((one) => one.kind === kind)?.items ?? [];

test('a socket is a bar from its attempt to its close', () => {
  const bars = laneOf('socket', cut).filter(({ shape }) => shape === 'bar');
  expect(bars.map(({ fromAt, untilAt }) => [fromAt, untilAt])).toEqual([
    [1_000, 6_000],
    [7_000, 21_000],
  ]);
});

test('the time between the loss of the last socket and the opening of the next is a gap', () => {
  expect(ownTrack(cut)?.gaps).toEqual([{ fromAt: 6_000, untilAt: 11_000 }]);
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
  expect(ownTrack(failed)?.gaps).toEqual([{ fromAt: 6_000, untilAt: 21_000 }]);
});

test('a page that never had a socket has no gap', () => {
  expect(ownTrack(recordsOf(page, [1, { kind: 'page.online' }]))?.gaps).toEqual([]);
});

test('a gap that began before the page noticed is shown as the incident tells it', () => {
  const early = { ...focus, at: 4_000, facts: { gapMs: 7_000 } };
  expect(ownTrack(cut, early)?.gaps).toEqual([{ fromAt: 4_000, untilAt: 11_000 }]);
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

test('the page of the incident stands first, then the server, what was traced, and other clients', () => {
  const emit: Unnumbered = { kind: 'probe.emit', namespace: '/', event: 'x', rooms: [], except: [], to: [] };
  const peer = recordsOf('peer' as SessionId, [0, { kind: 'identity.seen', who: 'u_2', label: 'bob', how: 'app' }]);
  const records = [...peer, ...recordsOf(server, [2_000, emit]), ...cut];
  const evidence = [{ session: server, seq: 1, at: 3_000, role: 'sent' }];
  const tracks = computeTracks(records, { span, focus: { ...focus, evidence }, spans: [traced] });
  expect(tracks.map(({ title, lanes }) => [title, lanes.map(({ kind }) => kind)])).toEqual([
    ['this client', ['socket', 'events']],
    ['server', ['server']],
    ['traces', ['spans']],
    ['other client, bob', ['identity']],
  ]);
  expect(tracks[1]?.lanes[0]?.items).toMatchObject([{ fromAt: 3_000, role: 'sent' }]);
});

const traced: LinkedSpan = {
  traceId: '1'.repeat(32),
  spanId: '2'.repeat(16),
  name: 'GET /x',
  side: 'server',
  startAt: 3_000,
  endAt: 3_100,
  attributes: {},
  link: { how: 'time', certainty: 'possible', records: [] },
};

test('clients that would be called the same are numbered', () => {
  const join: Unnumbered = { kind: 'identity.seen', who: 'u_2', label: 'bob', how: 'app' };
  const records = [...recordsOf('a' as SessionId, [0, join]), ...recordsOf('b' as SessionId, [0, join])];
  expect(computeTracks(records, { span }).map(({ title }) => title)).toEqual(['page, bob', 'page, bob (2)']);
});

test('who was logged in, a hidden page and a fault last from the record that began them to the one that ended them', () => {
  const lasting = recordsOf(
    page,
    [1_000, { kind: 'identity.login', who: 'u_1', label: 'ann', how: 'app' }],
    [2_000, { kind: 'page.visibility', visibility: 'hidden' }],
    [3_000, { kind: 'identity.switch', from: 'u_1', to: '[redacted:a17a5f1eb945]', how: 'app' }],
    [4_000, { kind: 'fault.begin', fault: 1, spec: { kind: 'cut', forMs: 2_000 } }],
    [5_000, { kind: 'page.visibility', visibility: 'visible' }],
    [6_000, { kind: 'fault.end', fault: 1, why: 'over', hits: 1 }],
  );
  const barsOf = (kind: LaneKind) =>
    laneOf(kind, lasting).flatMap(({ shape, label, fromAt, untilAt }) =>
      shape === 'bar' ? [[label, fromAt, untilAt]] : [],
    );
  expect(barsOf('identity')).toEqual([
    ['ann is logged in', 2_000, 4_000],
    ['redacted a17a5f is logged in', 4_000, 21_000],
  ]);
  expect(barsOf('page')).toEqual([['hidden', 3_000, 6_000]]);
  expect(barsOf('fault')).toEqual([['network cut', 5_000, 7_000]]);
});

test('a lane with nothing in the span is not there', () => {
  const track = ownTrack(cut, focus, { fromAt: 2_000, untilAt: 2_500 });
  expect(track?.lanes.map(({ kind }) => kind)).toEqual(['socket']);
});
