import { expect, test } from 'vitest';
import { parseJson } from './parse-json.ts';

test('JSON text is read', () => {
  expect(parseJson('{"a":[1,null]}')).toEqual({ ok: true, value: { a: [1, null] } });
});

test('text that is no JSON is a result, not an exception', () => {
  expect(parseJson('{"a":')).toMatchObject({ ok: false, error: { kind: 'invalid-json' } });
});
