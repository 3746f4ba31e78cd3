import { type Batch, fail, parseBatch, type Result } from '@driftscope/records';
import { expect, test } from 'vitest';
import { FakePort } from '../link/fake-port.ts';
import { createBridgeDesk } from './bridge-desk.ts';
import type { Parcel } from './lane.ts';

const page = (port: FakePort, tabId = 7) => ({ tabId, origin: 'https://a.example', port });

test('a page is told whether it is recorded when it asks, and when that changes', async () => {
  const t = setUp();
  const [port, other] = [new FakePort(), new FakePort()];
  t.desk.add(page(port));
  t.desk.add(page(other, 8));
  await t.settled();
  t.state.on = true;
  t.desk.decideAgain(7);
  expect(port.posted).toEqual([
    { kind: 'record', on: false },
    { kind: 'record', on: true },
  ]);
  expect(other.posted).toEqual([{ kind: 'record', on: false }]);
});

test('batches reach panels and collector in the order they came, though some take longer to prepare', async () => {
  const t = setUp();
  const port = new FakePort();
  t.desk.add(page(port));
  for (const batch of [1, 2, 3]) port.say({ kind: 'batch', batch, json: '{}' });
  await t.settled();
  expect(t.toPanels).toEqual([1, 2, 3]);
  expect(t.parcels.map(({ batch }) => batch)).toEqual([1, 2, 3]);
});

test('a bridge is told that a batch is settled once the collector is through with it', async () => {
  const t = setUp();
  const port = new FakePort();
  t.desk.add(page(port));
  port.say({ kind: 'batch', batch: 1, json: '{}' });
  await t.settled();
  expect(port.posted).not.toContainEqual({ kind: 'settled', batch: 1 });
  t.parcels[0]?.settle();
  t.parcels[0]?.askAgain();
  expect(port.posted.slice(-2)).toEqual([{ kind: 'settled', batch: 1 }, { kind: 'resend' }]);
});

test('a malformed batch is counted and settled, for it will never be better', async () => {
  const t = setUp();
  const port = new FakePort();
  t.desk.add(page(port));
  port.say({ kind: 'batch', batch: 1, json: 'bad' });
  port.say({ kind: 'batch', batch: 2, json: '{}' });
  await t.settled();
  expect(t.faults).toEqual(['bad-batch']);
  expect(port.posted).toContainEqual({ kind: 'settled', batch: 1 });
  expect(t.toPanels).toEqual([2]);
});

test('a batch that could not be prepared holds up none after it, and stays with its bridge', async () => {
  const t = setUp();
  const port = new FakePort();
  t.desk.add(page(port));
  port.say({ kind: 'batch', batch: 1, json: 'throw' });
  port.say({ kind: 'batch', batch: 2, json: '{}' });
  await t.settled();
  expect(t.faults).toEqual(['internal']);
  expect(port.posted).not.toContainEqual({ kind: 'settled', batch: 1 });
  expect(t.toPanels).toEqual([2]);
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

test('batches that bridges gave up are summed', () => {
  const t = setUp();
  const port = new FakePort();
  t.desk.add(page(port));
  port.say({ kind: 'shed', batches: 2 });
  port.say({ kind: 'shed', batches: 3 });
  port.say({ kind: 'shed', batches: 'many' });
  expect(t.desk.shed()).toBe(5);
});

test('what a page says of its cost is known as long as it is there', () => {
  const t = setUp();
  const port = new FakePort();
  const shown = page(port);
  t.desk.add(shown);
  expect(t.desk.costOf(shown)).toBeUndefined();
  const cost = { forMs: 1_000, busyMs: 0.4, records: 12, dropped: 0, cut: 0 };
  port.say({ kind: 'cost', cost });
  port.say({ kind: 'cost', cost: { ...cost, busyMs: 'little' } });
  expect(t.desk.costOf(shown)).toEqual(cost);
});

function setUp() {
  const state = { on: false };
  const parcels: Parcel[] = [];
  const toPanels: number[] = [];
  const left: string[] = [];
  const faults: string[] = [];
  let number = 0;
  const desk = createBridgeDesk({
    ready: Promise.resolve(),
    decide: () => ({ on: state.on, why: 'panel-open' }),
    prepare: async (_page, json) => {
      const batch = ++number;
      // The first takes longest.
      for (let turn = 0; turn < 10 / batch; turn++) await Promise.resolve();
      if (json === 'throw') throw new Error('no storage');
      return json === 'bad' ? fail('bad-batch', 'no batch', '') : batchOf(batch);
    },
    toPanels: (_tabId, { batch }) => toPanels.push(batch),
    toCollector: (parcel) => parcels.push(parcel),
    onLeft: (session) => left.push(`${session} after ${parcels.length}`),
    onRefused: ({ kind }) => faults.push(kind),
    onChange: () => undefined,
  });
  return {
    desk,
    state,
    parcels,
    toPanels,
    left,
    faults,
    settled: () => new Promise((resolve) => setImmediate(resolve)),
  };
}

const batchOf = (batch: number): Result<Batch> =>
  parseBatch({ v: 1, session: { id: 's', originMs: 1 }, batch, records: [] });
