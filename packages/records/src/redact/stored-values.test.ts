import { expect, test } from 'vitest';
import type { DriftRecord } from '../record.ts';
import { createRedactor } from './create-redactor.ts';

const redactor = createRedactor({ key: new Uint8Array(32).fill(7) });
const mark = /^\[redacted:[0-9a-f]{12}\]$/;

const set = (key: string, value: string): DriftRecord => ({
  kind: 'storage.set',
  seq: 1,
  t: 0,
  area: 'local',
  key,
  value,
});

/** What is left of the value. */
function valueAfter(record: DriftRecord): unknown {
  const redacted = redactor.record(record);
  return 'value' in redacted ? redacted.value : undefined;
}

test('what is stored under the name of a credential is gone', () => {
  expect(valueAfter(set('access_token', 'abc'))).toMatch(mark);
  expect(valueAfter({ kind: 'channel.storage', seq: 1, t: 0, area: 'session', key: 'password', value: 'abc' })).toMatch(
    mark,
  );
  const db = { kind: 'storage.db', seq: 1, t: 0, database: 'app', objectStore: 'auth', op: 'put' } as const;
  expect(valueAfter({ ...db, key: 'refreshToken', value: '"abc"' })).toMatch(mark);
  expect(valueAfter({ ...db, value: '{"token":"abc","name":"Alice"}' })).toMatch(
    /^\{"token":"\[redacted:\w+\]","name":"Alice"\}$/,
  );
});

test('a secret inside of what is stored is gone, and the rest stays', () => {
  expect(valueAfter(set('state', '{"user":"alice","token":"abc"}'))).toMatch(
    /^\{"user":"alice","token":"\[redacted:\w+\]"\}$/,
  );
  expect(
    valueAfter({ kind: 'channel.message', seq: 1, t: 0, channel: 'auth', dir: 'out', value: '{"token":"abc"}' }),
  ).toMatch(/redacted/);
});

test('the value of a cookie is gone whatever its name, and equal ones stay equal', () => {
  const cookie = (key: string, value: string): DriftRecord => ({ kind: 'storage.cookie', seq: 1, t: 0, key, value });
  expect(valueAfter(cookie('sid', 'abc'))).toMatch(mark);
  expect(valueAfter(cookie('sid', 'abc'))).toBe(valueAfter(cookie('other', 'abc')));
  expect(valueAfter(cookie('sid', ''))).toBe('');
});

test('what is no secret comes back as the same record, and twice redacted is once', () => {
  const plain = set('theme', 'dark');
  expect(redactor.record(plain)).toBe(plain);
  const once = redactor.record(set('token', 'abc'));
  expect(redactor.record(once)).toEqual(once);
});

test('the bytes of a key are gone, however they are stored', () => {
  const db = { kind: 'storage.db', seq: 1, t: 0, database: 'app', objectStore: 'keys', op: 'put' } as const;
  for (const bytes of ['{"0":17,"1":4,"2":201}', '[17,4,201]']) {
    expect(valueAfter({ ...db, value: `{"id":"k_1","privateKey":${bytes}}` })).not.toMatch(/17|201/);
  }
  expect(valueAfter({ ...db, value: '{"id":"k_1","pixels":{"0":17,"1":4}}' })).toContain('17');
});
