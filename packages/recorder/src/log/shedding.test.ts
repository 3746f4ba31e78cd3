import type { Unnumbered } from '@driftscope/records';
import { expect, test } from 'vitest';
import { isDetail, payloadLength, withoutPayload } from './shedding.ts';

const text = 'x'.repeat(10);
const withPayload: readonly Unnumbered[] = [
  { kind: 'socket.frame', socket: 1, dir: 'in', n: 1, size: 10, text },
  { kind: 'socket.frame', socket: 1, dir: 'in', n: 2, size: 10, base64: text },
  { kind: 'http.body', request: 1, body: text },
  { kind: 'http.body', request: 1, body: '', base64: text },
  { kind: 'stream.event', stream: 1, n: 1, event: 'message', size: 10, text },
  { kind: 'storage.set', area: 'local', key: 'k', value: text },
  { kind: 'storage.cookie', key: 'k', value: text },
  { kind: 'storage.db', database: 'd', objectStore: 's', op: 'put', value: text },
  { kind: 'channel.storage', area: 'local', key: 'k', value: text },
  { kind: 'channel.message', channel: 'c', dir: 'in', value: text },
];

test.each(withPayload)('a $kind that sheds its payload keeps all else, and says so', (fields) => {
  const shed = withoutPayload(fields);
  expect([payloadLength(fields), payloadLength(shed)]).toEqual([10, 0]);
  expect(shed).toMatchObject({ kind: fields.kind, cut: 'load' });
  expect(JSON.stringify(shed)).not.toContain(text);
  const kept = Object.entries(fields).filter(([, value]) => value !== text);
  expect(Object.entries(shed)).toEqual(expect.arrayContaining(kept));
  expect(isDetail(fields.kind)).toBe(true);
});

test('a record without a payload is shed as it is', () => {
  const fields: Unnumbered = { kind: 'ui.click', target: 'button' };
  expect([withoutPayload(fields), payloadLength(fields)]).toEqual([fields, 0]);
});

test('connections, identity, page life and counters are never left out', () => {
  const kept = [
    'socket.open',
    'socket.close',
    'stream.open',
    'identity.login',
    'page.hide',
    'recorder.dropped',
  ] as const;
  expect(kept.filter(isDetail)).toEqual([]);
});
