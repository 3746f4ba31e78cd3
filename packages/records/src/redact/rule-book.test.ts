import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { parseBatch } from '../parse/parse-batch.ts';
import type { DriftRecord } from '../record.ts';
import { batchOf } from '../testing/batches.ts';
import { textFrame } from '../testing/frames.ts';
import { createRedactor } from './create-redactor.ts';
import { type RedactionRule, redactionRuleFault } from './redaction-rule.ts';

const mark = /^\[redacted:[0-9a-f]{12}\]$/;
const gone = expect.stringMatching(mark);

function setUp(...rules: RedactionRule[]) {
  const redactor = createRedactor({ key: new Uint8Array(32).fill(7), rules });
  return {
    text: (input: string): string => {
      const record = redactor.record(textFrame('in', 1, input));
      return record.kind === 'socket.frame' ? (record.text ?? '') : '';
    },
    state: (input: Json): Json => {
      const record = redactor.record({ kind: 'store.snapshot', seq: 1, t: 0, store: 1, state: input });
      return record.kind === 'store.snapshot' ? record.state : null;
    },
    redactor,
  };
}

const rule = (action: RedactionRule['action'], what: RedactionRule['what'], value: string): RedactionRule => ({
  action,
  what,
  value,
});

describe('a rule to redact', () => {
  test('a name takes all that stands under it, in states, text, forms and storage, whatever its case', () => {
    const t = setUp(rule('redact', 'name', 'email'));
    expect(t.state({ user: { id: 'u_1', Email: 'a@b.test' } })).toEqual({ user: { id: 'u_1', Email: gone } });
    expect(t.state({ email: { home: 'a@b.test', verified: true, n: 7 } })).toEqual({
      email: { home: gone, verified: true, n: gone },
    });
    expect(t.text('42["hi",{"email":"a@b.test"}]')).not.toContain('a@b.test');
    expect(t.text('email=a%40b.test&id=1')).toMatch(/^email=\[redacted:\w{12}\]&id=1$/);
    expect(t.redactor.record({ kind: 'storage.set', seq: 1, t: 0, area: 'local', key: 'email', value: 'x' })).toEqual(
      expect.objectContaining({ value: gone }),
    );
  });

  test('a path takes what stands there, in lists too, and nothing of the same name elsewhere', () => {
    const t = setUp(rule('redact', 'path', 'messages.*.text'), rule('redact', 'path', 'user.name'));
    expect(t.state({ messages: { m_1: { id: 'm_1', text: 'hi' } }, text: 'hi' })).toEqual({
      messages: { m_1: { id: 'm_1', text: gone } },
      text: 'hi',
    });
    expect(t.text('{"data":{"user":[{"name":"Bob"}],"room":{"name":"Team"}}}')).toMatch(
      /^\{"data":\{"user":\[\{"name":"\[redacted:\w{12}\]"\}\],"room":\{"name":"Team"\}\}\}$/,
    );
    const patched = t.redactor.record({
      kind: 'store.commit',
      seq: 1,
      t: 0,
      store: 1,
      patch: [{ op: 'set', path: ['messages', 'm_1', 'text'], value: 'hi' }],
    });
    expect(patched).toMatchObject({ patch: [{ value: gone }] });
  });

  test('a pattern takes what it finds, in any text and in numbers', () => {
    const t = setUp(rule('redact', 'pattern', 'EMP\\d{4}'), rule('redact', 'pattern', '^987654321$'));
    expect(t.text('see EMP1234 and EMP12')).toMatch(/^see \[redacted:\w{12}\] and EMP12$/);
    expect(setUp(rule('redact', 'pattern', '[0-9a-f]+')).state({ token: 'x' })).toEqual({ token: gone });
    expect(t.state({ a: 'EMP1234', n: 987_654_321, m: 12 })).toEqual({ a: gone, n: gone, m: 12 });
  });
});

describe('a rule to allow', () => {
  test('a name or a path lets through what only its name made a secret', () => {
    const t = setUp(rule('allow', 'name', 'nextPageToken'), rule('allow', 'path', 'design.tokens'));
    expect(t.state({ nextPageToken: 'p_2', token: 'x' })).toEqual({ nextPageToken: 'p_2', token: gone });
    expect(t.state({ design: { tokens: { color: 'red' } } })).toEqual({ design: { tokens: { color: 'red' } } });
    expect(t.text('nextPageToken=p_2&token=x')).toMatch(/^nextPageToken=p_2&token=\[redacted:\w{12}\]$/);
  });

  test('a pattern lets through values that match as a whole, as they were written', () => {
    const t = setUp(rule('allow', 'pattern', '4111\\d{12}'), rule('allow', 'pattern', 'a b'));
    expect(t.text('4111 1111 1111 1111 and 5555555555554444')).toMatch(/^4111 1111 1111 1111 and \[redacted:\w{12}\]$/);
    expect(t.state({ n: 4_111_111_111_111_111 })).toEqual({ n: 4_111_111_111_111_111 });
    expect(t.text('token=a%20b')).toBe('token=a%20b');
  });

  test('wins over a rule to redact', () => {
    const t = setUp(rule('redact', 'name', 'email'), rule('allow', 'path', 'team.email'));
    expect(t.state({ team: { email: 'a' }, user: { email: 'b' } })).toEqual({
      team: { email: 'a' },
      user: { email: gone },
    });
  });
});

test.each([
  ['a path that ends with a star', rule('redact', 'path', 'user.*')],
  ['a path with a hole', rule('redact', 'path', 'user..name')],
  ['a pattern that is no expression', rule('redact', 'pattern', '(')],
  ['a pattern that matches nothing at all', rule('allow', 'pattern', 'a*')],
  ['a name with a space at its end', rule('redact', 'name', 'email ')],
])('%s is refused, with the reason', (_name, wrong) => {
  expect(redactionRuleFault(wrong)).toMatch(/\.$/);
});

test('no rule makes a record another one, or none', () => {
  const t = setUp(rule('redact', 'pattern', '.+'), rule('redact', 'name', 'kind'));
  const records: DriftRecord[] = [
    textFrame('in', 1, 'hello'),
    { kind: 'http.failure', seq: 2, t: 0, request: 1, reason: 'abort', message: 'stopped', durationMs: 3 },
    { kind: 'socket.found', seq: 3, t: 0, socket: 1, url: 'wss://a.test', state: 'open', framesIn: 0, framesOut: 0 },
    {
      kind: 'storage.db',
      seq: 4,
      t: 0,
      database: 'app',
      objectStore: 'auth',
      op: 'put',
      key: 'a',
      value: 'b',
      cut: 'size',
    },
    { kind: 'identity.seen', seq: 5, t: 0, who: 'u_1', how: 'jwt', source: 4 },
    {
      kind: 'store.commit',
      seq: 6,
      t: 0,
      store: 1,
      patch: [{ op: 'set', path: ['kind'], value: 'a' }],
      cause: 1,
      causeHow: 'sync',
    },
  ];
  expect(parseBatch(batchOf(records.map(t.redactor.record)))).toMatchObject({ ok: true });
});
