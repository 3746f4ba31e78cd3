import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeJson } from './close-json.ts';

test('cut JSON is read up to where it was cut', () => {
  expect(closeJson('{"a":[1,{"b":"te')?.value).toEqual({ a: [1, { b: 'te' }] });
  expect(closeJson('[{"id":"m_1"},{"id":')?.value).toEqual([{ id: 'm_1' }, { id: null }]);
  expect(closeJson('{"a":1,"tok')?.value).toEqual({ a: 1, tok: null });
  expect(closeJson('["a\\')?.value).toEqual(['a']);
  expect(closeJson('["a\\\\')?.value).toEqual(['a\\']);
  expect(closeJson('["a\\u00')?.value).toEqual(['a']);
});

test('a number at the very end may be cut, and is left out', () => {
  expect(closeJson('{"a":1,"b":[12,34')).toMatchObject({ value: { a: 1, b: [12] }, kept: '{"a":1,"b":[12' });
});

test('text that is no cut JSON is not read', () => {
  for (const text of ['{"a":1} and more', 'see [link', '[a]', '']) expect(closeJson(text)).toBeUndefined();
});

test('any JSON can be cut anywhere after its first bracket', () => {
  const container = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()));
  fc.assert(
    fc.property(container, fc.double({ min: 0, max: 1, noNaN: true }), (value, share) => {
      const text = JSON.stringify(value);
      const cut = text.slice(0, 1 + Math.floor((text.length - 2) * share));
      const closed = closeJson(cut);
      expect(closed).toBeDefined();
      expect(cut.startsWith(closed?.kept ?? '?')).toBe(true);
    }),
  );
});
