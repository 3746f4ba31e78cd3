import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { orderFunctions } from './order-functions.ts';

const sizeOf = (code: string) => gzipSync(code, { level: 9 }).length;

test('puts like functions beside each other, and changes nothing else', () => {
  const texts = [...'abcdefgh'].flatMap((name, at) => [
    `function ${name}1(){return "${'left right '.repeat(at)}up"}`,
    `function ${name}2(list){for(const ${name} of list)if(${name}.id===${at})throw Error("${name}")}`,
  ]);
  // Further apart than what packs it looks back.
  const far = `"${Array.from({ length: 4_000 }, (_, at) => (at * 7_919).toString(36)).join('')}";`;
  const code = `!function(){var first=a1();${texts.join(far)}return first}();`;
  const functions = texts.map((text) => ({ start: code.indexOf(text), end: code.indexOf(text) + text.length }));

  const ordered = orderFunctions(code, functions);

  expect(sizeOf(ordered)).toBeLessThan(sizeOf(code));
  expect([...ordered].sort()).toEqual([...code].sort());
  for (const text of texts) expect(ordered).toContain(text);
  expect(ordered.startsWith('!function(){var first=a1();')).toBe(true);
  expect(ordered.endsWith('return first}();')).toBe(true);
});

test('a script without functions stays as it is', () => {
  expect(orderFunctions('!function(){}();', [])).toBe('!function(){}();');
});
