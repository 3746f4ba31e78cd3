import { expect, test } from 'vitest';
import type { RecordingDecision } from '../settings/decide-recording.ts';
import { FakePort } from '../testing/fake-port.ts';
import { receiverless } from '../testing/receiverless.ts';
import { createBridgeDesk } from './bridge-desk.ts';
import type { OfferedBatch } from './intake.ts';

const page = (port: FakePort, tabId = 7) => ({
  tabId,
  isFrame: false,
  origins: ['https://a.example'],
  port,
});

test('a page is told whether it is recorded when it asks, and when that changes', async () => {
  const t = setUp();
  const [port, other] = [new FakePort(), new FakePort()];
  t.desk.add(page(port));
  t.desk.add(page(other, 8));
  await t.settled();
  t.state.on = true;
  t.desk.decideAgain(7);
  expect(port.posted).toEqual([
    { kind: 'record', on: false, tabId: 7, heir: 'heir' },
    { kind: 'record', on: true, tabId: 7, heir: 'heir' },
  ]);
  expect(other.posted).toEqual([{ kind: 'record', on: false, tabId: 8, heir: 'heir' }]);
});

test('a page that is to keep its last minutes is armed', async () => {
  const t = setUp();
  const port = new FakePort();
  t.state.why = 'armed';
  t.desk.add(page(port));
  await t.settled();
  expect(port.posted).toEqual([{ kind: 'arm', tabId: 7, heir: 'heir' }]);
});

test('batches are taken in the order they came, though some take longer', async () => {
  const t = setUp();
  const port = new FakePort();
  t.desk.add(page(port));
  for (const batch of [1, 2, 3]) port.say({ kind: 'batch', batch, json: '{}' });
  await t.settled();
  expect(t.taken.map(({ batch, tabId }) => [batch, tabId])).toEqual([1, 2, 3].map((batch) => [batch, 7]));
});

test('a batch that comes in parts is taken whole, and one whose port was lost on the way not at all', async () => {
  const t = setUp();
  const [lost, port] = [new FakePort(), new FakePort()];
  t.desk.add(page(lost));
  lost.say({ kind: 'part', text: '{"a"' });
  lost.lose();
  t.desk.add(page(port));
  port.say({ kind: 'part', text: '{"a"' });
  port.say({ kind: 'part', text: ':' });
  port.say({ kind: 'batch', batch: 1, json: '1}' });
  port.say({ kind: 'batch', batch: 2, json: '{}' });
  await t.settled();
  expect(t.taken.map(({ batch, json }) => [batch, json])).toEqual([
    [1, '{"a":1}'],
    [2, '{}'],
  ]);
});

test('a bridge is told at once of all batches with which the collector was through lately', async () => {
  const t = setUp();
  const port = new FakePort();
  t.desk.add(page(port));
  for (const batch of [1, 2, 3]) port.say({ kind: 'batch', batch, json: '{}' });
  await t.settled();
  for (const { settle } of t.taken.slice(0, 2)) settle();
  expect(port.posted).toEqual([{ kind: 'record', on: false, tabId: 7, heir: 'heir' }]);
  t.fireTimers();
  expect(port.posted.slice(1)).toEqual([{ kind: 'settled', batches: [1, 2] }]);
  t.taken[2]?.settle();
  t.fireTimers();
  expect(port.posted.slice(2)).toEqual([{ kind: 'settled', batches: [3] }]);
});

test('a bridge that is to send again is told first what it need not send', async () => {
  const t = setUp();
  const port = new FakePort();
  t.desk.add(page(port));
  port.say({ kind: 'batch', batch: 1, json: '{}' });
  await t.settled();
  t.taken[0]?.settle();
  t.taken[0]?.askAgain();
  t.fireTimers();
  expect(port.posted.slice(1)).toEqual([{ kind: 'settled', batches: [1] }, { kind: 'resend' }]);
});

test('what a page sent before it was left is passed on, and then said to be its last', async () => {
  const t = setUp();
  const port = new FakePort();
  t.desk.add(page(port));
  port.say({ kind: 'batch', batch: 1, json: '{}' });
  port.say({ kind: 'batch', batch: 2, json: '{}' });
  port.lose();
  await t.settled();
  expect(t.left).toEqual(['s after 2']);
  expect(t.desk.pageOf(7)).toBeUndefined();
});

test('a frame is told like its page, and is not the page that its tab shows', async () => {
  const t = setUp();
  const [port, framePort] = [new FakePort(), new FakePort()];
  const shown = page(port);
  t.desk.add(shown);
  t.desk.add({ ...page(framePort), isFrame: true });
  await t.settled();
  t.desk.decideAgain(7);
  expect(framePort.posted).toEqual(port.posted);
  expect(t.desk.pageOf(7)).toBe(shown);
});

test('batches that bridges gave up are summed', () => {
  const t = setUp();
  const port = new FakePort();
  t.desk.add(page(port));
  port.say({ kind: 'shed', batches: 2 });
  port.say({ kind: 'shed', batches: 3 });
  port.say({ kind: 'shed', batches: 'many' });
  expect(t.desk.shed()).toBe(5);
});

test('what a page says of its cost comes with a batch, and is known until it says it anew', () => {
  const t = setUp();
  const port = new FakePort();
  const shown = page(port);
  t.desk.add(shown);
  expect(t.desk.costOf(shown)).toBeUndefined();
  const cost = { forMs: 1_000, busyMs: 0.4, records: 12, dropped: 0, cut: 0 };
  port.say({ kind: 'batch', batch: 1, json: '{}', cost });
  port.say({ kind: 'batch', batch: 2, json: '{}' });
  expect(t.desk.costOf(shown)).toEqual(cost);
  port.say({ kind: 'batch', batch: 3, json: '{}', cost: { ...cost, records: 13 } });
  expect(t.desk.costOf(shown)?.records).toBe(13);
});

function setUp() {
  const state: { on: boolean; why: RecordingDecision['why'] } = { on: false, why: 'panel-open' };
  const taken: OfferedBatch[] = [];
  const left: string[] = [];
  const timers: (() => void)[] = [];
  const desk = createBridgeDesk({
    ready: Promise.resolve(),
    heirEvent: Promise.resolve('heir'),
    decide: () => state,
    take: async (offered) => {
      // The first takes longest.
      for (let turn = 0; turn < 10 / offered.batch; turn++) await Promise.resolve();
      taken.push(offered);
      return 's';
    },
    onLeft: (session) => left.push(`${session} after ${taken.length}`),
    onChange: () => undefined,
    setTimeout: receiverless((run) => timers.push(run)),
  });
  const fireTimers = () => {
    for (const run of timers.splice(0)) run();
  };
  return { desk, state, taken, left, fireTimers, settled: () => new Promise((resolve) => setImmediate(resolve)) };
}
