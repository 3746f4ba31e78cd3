import { expect, test } from 'vitest';
import { parseJson } from './parse-json.ts';

test('JSON text is read', () => {
  expect(parseJson('{"a":[1,null]}')).toEqual({ ok: true, value: { a: [1, null] } });
});

test('text that is no JSON is a result, not an exception', () => {
  expect(parseJson('{"a":')).toMatchObject({ ok: false, error: { kind: 'invalid-json' } });
});

test('text that nests deeper than anyone could walk is a result too', () => {
  const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;
  expect(parseJson(nested(500)).ok).toBe(true);
  expect(parseJson(nested(502))).toMatchObject({ ok: false, error: { kind: 'too-deep' } });
  expect(parseJson('['.repeat(1_000_000))).toMatchObject({ ok: false, error: { kind: 'too-deep' } });
});

test('brackets within strings, and beside each other, nest nothing', () => {
  const texts = ['['.repeat(600), `"\\${'{'.repeat(600)}`, '\\'];
  expect(parseJson(JSON.stringify(texts))).toEqual({ ok: true, value: texts });
  expect(parseJson(`[${'[],{},'.repeat(600)}1]`).ok).toBe(true);
});
