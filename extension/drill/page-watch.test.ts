import { type DriftRecord, parseBatch } from '@driftscope/records';
import { expect, test } from 'vitest';
import { createPageWatch } from './page-watch.ts';

const attempt = { kind: 'http.request', request: 1, api: 'fetch', method: 'GET', url: 'https://a.example/' };

test('sockets are counted while they are open, requests until they are answered', () => {
  const watch = createPageWatch();
  const t = recordsOf([
    { kind: 'socket.open', socket: 1 },
    { kind: 'socket.found', socket: 2, url: 'wss://a.example', state: 'open', framesIn: 0, framesOut: 0 },
    attempt,
  ]);
  watch.take('s', t);
  watch.take('s', t);
  expect([watch.openSockets(), watch.requestsUnderWay(2_000)]).toEqual([2, 1]);
  watch.take('s', [
    ...t,
    ...recordsOf(
      [
        { kind: 'socket.close', socket: 1, code: 1006, reason: '', clean: false },
        { kind: 'http.failure', request: 1, reason: 'network', message: '', durationMs: 1 },
      ],
      4,
    ),
  ]);
  expect([watch.openSockets(), watch.requestsUnderWay(2_000)]).toEqual([1, 0]);
});

test('nobody waits for a request that is short, nor for one that is a poll', () => {
  const watch = createPageWatch();
  watch.take('s', recordsOf([attempt]));
  expect([500, 7_999, 9_000].map(watch.requestsUnderWay)).toEqual([0, 1, 0]);
});

test('the next page begins with nothing', () => {
  const watch = createPageWatch();
  watch.take('s', recordsOf([{ kind: 'socket.open', socket: 1 }]));
  watch.take('next', []);
  expect(watch.openSockets()).toBe(0);
});

function recordsOf(fields: readonly object[], from = 1) {
  const records = fields.map((field, index) => ({ seq: from + index, t: 1, ...field }));
  const parsed = parseBatch({ v: 1, session: { id: 's', originMs: 0 }, batch: 1, records });
  if (!parsed.ok) throw new Error(parsed.error.message);
  const { session } = parsed.value;
  return parsed.value.records.map((record: DriftRecord) => ({ session: session.id, originMs: 0, record }));
}
