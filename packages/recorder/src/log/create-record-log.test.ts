import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { strictGuard } from '../testing/strict-guard.ts';
import { recordOf } from './batch-text.ts';
import { createRecordLog } from './create-record-log.ts';
import { defaultLimits, type LogLimits } from './log-limits.ts';

function setUp(limits: Partial<LogLimits> = {}) {
  const clock = { t: 0 };
  const log = createRecordLog({
    now: () => clock.t,
    onAdd: () => undefined,
    ringGuard: strictGuard,
    limits: { ...defaultLimits, ...limits },
  });
  const frame = (text: string) =>
    log.addFrame({ kind: 'socket.frame', socket: 1, dir: 'in', n: 1, size: text.length, text });
  const take = (force = false) => log.take({ maxRecords: 200, maxChars: 1e9, force }).map(recordOf);
  return { clock, log, frame, take };
}

test('records are numbered from 1, and have the time they were added at', () => {
  const { clock, log, take } = setUp();
  log.add({ kind: 'page.online' });
  clock.t = 5;
  log.add({ kind: 'page.offline' });
  expect(take()).toEqual([
    { seq: 1, t: 0, kind: 'page.online' },
    { seq: 2, t: 5, kind: 'page.offline' },
  ]);
  expect(log.empty).toBe(true);
});

test('a record is numbered when it happens, and finished later, once', () => {
  const { log, take } = setUp();
  let finished = 0;
  const finish = () => ({ kind: 'mark' as const, text: `${++finished}` });
  expect(log.addLater('mark', { finish })).toBe(1);
  log.add({ kind: 'page.online' });
  log.settle();
  expect(take()).toMatchObject([{ seq: 1, text: '1' }, { seq: 2 }]);
});

test('a record that waits holds back what came after it, for a while', () => {
  const { clock, log, take } = setUp({ maxWaitMs: 250 });
  log.addLater('mark', { ready: () => false, finish: () => ({ kind: 'mark', text: 'late' }) });
  log.add({ kind: 'page.online' });
  expect(take()).toEqual([]);
  clock.t = 249;
  expect(take()).toEqual([]);
  clock.t = 250;
  expect(take().map(({ seq }) => seq)).toEqual([1, 2]);
});

test('a page that leaves waits for nothing', () => {
  const { log, take } = setUp();
  log.addLater('mark', { ready: () => false, finish: () => ({ kind: 'mark', text: 'late' }) });
  expect(take(true)).toHaveLength(1);
});

test('too much payload sheds the oldest payloads, and keeps the records', () => {
  const { frame, take } = setUp({ maxChars: 10 });
  for (const text of ['aaaaa', 'bbbbb', 'ccccc']) frame(text);
  expect(take()).toMatchObject([{ n: 1, size: 5, cut: 'load' }, { text: 'bbbbb' }, { text: 'ccccc' }]);
});

test('too many records leave out details, but no connections, and say how many', () => {
  const { log, frame, take } = setUp({ maxRecords: 2 });
  for (const text of ['a', 'b', 'c', 'd']) frame(text);
  log.add({ kind: 'socket.error', socket: 1 });
  expect(take().map(({ seq, kind }) => [seq, kind])).toEqual([
    [1, 'socket.frame'],
    [2, 'socket.frame'],
    [3, 'recorder.dropped'],
    [4, 'socket.error'],
  ]);
  expect(frame('e')).toBe(5);
});

test('too many details in a second are left out until the next', () => {
  const { clock, frame, take } = setUp({ maxPerSecond: 2 });
  for (const text of ['a', 'b', 'c']) frame(text);
  clock.t = 1000;
  frame('d');
  expect(take()).toMatchObject([
    { seq: 1 },
    { seq: 2 },
    { kind: 'recorder.dropped', count: 1, why: 'rate' },
    { seq: 4 },
  ]);
});

test('what is discarded leaves no hole', () => {
  const { log, frame, take } = setUp();
  frame('sent');
  take();
  frame('discarded');
  log.discard();
  frame('kept');
  expect(take()).toMatchObject([{ seq: 2, text: 'kept' }]);
});

test('a closed log takes nothing', () => {
  const { log, frame, take } = setUp();
  log.setOpen(false);
  expect(frame('a')).toBe(0);
  expect(take()).toEqual([]);
});

test('a record that is made holds nothing of what it was made of', async () => {
  const { log } = setUp();
  const addMade = () => {
    const state = { items: Array(1_000).fill(0) };
    log.addLater('mark', { finish: () => ({ kind: 'mark', text: `${state.items.length}` }) });
    return new WeakRef(state);
  };
  const state = addMade();
  log.settle();
  setFlagsFromString('--expose-gc');
  // A `WeakRef` keeps what it refers to until the end of the task that made it.
  await new Promise((resolve) => setTimeout(resolve));
  runInNewContext('gc')();
  expect([state.deref(), log.empty]).toEqual([undefined, false]);
});
