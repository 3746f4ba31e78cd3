import { parseBatch, parseBatchText, type SessionId } from '@driftscope/records';
import { expect, test } from 'vitest';
import { strictGuard } from '../testing/strict-guard.ts';
import { createRecordLog } from './create-record-log.ts';
import { createSessionId } from './session-id.ts';
import { startSender } from './start-sender.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

function setUp() {
  const clock = { t: 0 };
  const timers = new Set<Timer>();
  const sent: ReturnType<typeof parseBatchText>[] = [];
  const id: SessionId = createSessionId(crypto);
  const now = () => clock.t;
  const log = createRecordLog({ now, onAdd: () => sender.wake(), ringGuard: strictGuard });
  const sender = startSender({
    log,
    now,
    header: () => ({ id, originMs: 1 }),
    send: (_batch, json) => sent.push(parseBatchText(json)),
    after: (ms, run) => {
      const timer = { at: clock.t + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  const advance = (ms: number) => {
    const end = clock.t + ms;
    for (;;) {
      const next = [...timers].sort((a, b) => a.at - b.at).find(({ at }) => at <= end);
      if (!next) break;
      timers.delete(next);
      clock.t = next.at;
      next.run();
    }
    clock.t = end;
  };
  const mark = (text: string) => log.add({ kind: 'mark', text });
  const batches = () =>
    sent.splice(0).map((read) => {
      const parsed = read.ok ? parseBatch(read.value) : read;
      if (!parsed.ok) throw new Error(parsed.error.message);
      return parsed.value;
    });
  return { clock, sender, log, mark, advance, batches };
}

test('nothing is sent until sending begins, and then all that was kept', () => {
  const { sender, mark, advance, batches } = setUp();
  mark('early');
  advance(1000);
  expect(batches()).toEqual([]);
  sender.setSending(true);
  expect(batches()).toMatchObject([{ batch: 1, records: [{ seq: 1, t: 0, text: 'early' }], until: 1000 }]);
});

test('records go out together within 25 ms, 1,000 at a time', () => {
  const { sender, mark, advance, batches } = setUp();
  sender.setSending(true);
  for (let n = 1; n <= 2_050; n += 1) mark(String(n));
  expect(batches()).toEqual([]);
  advance(25);
  const sent = batches();
  expect(sent.map(({ batch, records, until }) => [batch, records.length, until])).toEqual([
    [1, 1_000, undefined],
    [2, 1_000, undefined],
    [3, 50, 25],
  ]);
});

test('a busy page sends fewer and larger batches, until it is quiet again', () => {
  const { sender, mark, advance, batches } = setUp();
  const sentAfter = (ms: number) => {
    advance(ms);
    return batches().map(({ records }) => records.length);
  };
  sender.setSending(true);
  mark('first');
  expect(sentAfter(25)).toEqual([1]);
  mark('next');
  expect(sentAfter(99)).toEqual([]);
  mark('with it');
  expect(sentAfter(1)).toEqual([2]);
  expect(sentAfter(199)).toEqual([]);
  mark('still busy');
  expect(sentAfter(99)).toEqual([]);
  expect(sentAfter(1)).toEqual([1]);
  expect(sentAfter(200)).toEqual([]);
  mark('after a rest');
  expect(sentAfter(25)).toEqual([1]);
});

test('a quiet page says how far the log is complete, every second and later every ten', () => {
  const { sender, mark, advance, batches } = setUp();
  sender.setSending(true);
  mark('last');
  advance(35_000);
  const untils = batches().map(({ until }) => until);
  expect(untils.slice(0, 4)).toEqual([25, 1025, 2025, 3025]);
  expect(untils.slice(-2)).toEqual([15_025, 25_025]);
});

test('while the page leaves, every record goes out at once', () => {
  const { sender, mark, batches } = setUp();
  sender.setSending(true);
  mark('before');
  sender.setLeaving(true);
  mark('after');
  expect(batches().map(({ records }) => records)).toMatchObject([[{ text: 'before' }], [{ text: 'after' }]]);
});

test('no batch says it is complete while a record waits for its payload', () => {
  const { sender, log, mark, advance, batches } = setUp();
  let ready = false;
  sender.setSending(true);
  mark('before');
  log.addLater('mark', { ready: () => ready, finish: () => ({ kind: 'mark', text: 'read' }) });
  advance(25);
  expect(batches()).toMatchObject([{ records: [{ seq: 1 }] }]);
  ready = true;
  advance(100);
  expect(batches()).toMatchObject([{ records: [{ seq: 2, text: 'read' }], until: 125 }]);
});

test('a page that gives all objects a toJSON neither sees nor changes a batch', () => {
  const { sender, log, mark, advance, batches } = setUp();
  let called = 0;
  const toJSON = { configurable: true, value: () => (called += 1) };
  sender.setSending(true);
  mark('mine');
  log.add({ kind: 'store.snapshot', store: 1, state: { list: [{ a: 1 }] } });
  try {
    Object.defineProperty(Object.prototype, 'toJSON', toJSON);
    Object.defineProperty(Array.prototype, 'toJSON', toJSON);
    advance(25);
  } finally {
    Reflect.deleteProperty(Object.prototype, 'toJSON');
    Reflect.deleteProperty(Array.prototype, 'toJSON');
  }
  expect(called).toBe(0);
  expect(batches()).toMatchObject([{ records: [{ text: 'mine' }, { state: { list: [{ a: 1 }] } }] }]);
});
