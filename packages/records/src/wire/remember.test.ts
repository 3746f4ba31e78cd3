import { expect, test } from 'vitest';
import { decodePlain } from '../testing/decode-plain.ts';
import { decodeIncoming } from '../testing/frames.ts';
import { MOST_REMEMBERED, remember } from './remember.ts';

test('the oldest is forgotten for the newest', () => {
  const map = new Map<number, string>();
  for (let n = 0; n <= MOST_REMEMBERED; n += 1) remember(map, n, 'x');
  expect(map.size).toBe(MOST_REMEMBERED);
  expect(map.has(0)).toBe(false);
  remember(map, 1, 'again');
  remember(map, -1, 'x');
  expect([map.has(1), map.has(2)]).toEqual([true, false]);
});

test('operations that never end are not kept for ever', () => {
  const start = (id: number) =>
    JSON.stringify({ type: 'subscribe', id: `${id}`, payload: { query: `{ field${id} }` } });
  const ids = Array.from({ length: MOST_REMEMBERED + 1 }, (_, index) => index);
  const result = (id: number) => ['in', `{"type":"next","id":"${id}","payload":{"data":{}}}`] as const;
  const { facts } = decodePlain(...ids.map((id) => ['out', start(id)] as const), result(0), result(1));
  expect(facts.slice(-2)).toMatchObject([{ name: 'next' }, { name: 'field1' }]);
});

test('events of too many namespaces are not counted', () => {
  const texts = Array.from({ length: MOST_REMEMBERED + 2 }, (_, index) => `42/n${index},["e"]`);
  expect(decodeIncoming(texts).slice(-2)).toMatchObject([{ ordinal: 1 }, { ordinal: null }]);
});

test('a packet that names more binary parts than can be waited for is a message', () => {
  expect(decodeIncoming(['451000000000-["e",{"_placeholder":true,"num":0}]', '42["next"]'])).toMatchObject([
    { kind: 'message' },
    { kind: 'event', name: 'next' },
  ]);
});
