import { expect, test } from 'vitest';
import { splitDirections } from './split-directions.ts';

const name = 'شركة الاتصالات';

test('a sentence in letters that run from left to right is one part', () => {
  expect(splitDirections('2 s after Zoë (u_1) logged out')).toEqual(['2 s after Zoë (u_1) logged out']);
});

test.each([
  [`${name} logged out.`, ['', name, ' logged out.']],
  [`${name}, 12 characters`, ['', name, ', 12 characters']],
  [`${name} 12 s ago`, ['', name, ' 12 s ago']],
  [`${name} = ${name}`, ['', name, ' = ', name, '']],
  [`of ${name} 2026 (فريق) at 3`, ['of ', `${name} 2026 (فريق)`, ' at 3']],
  [`the user (${name}) left`, ['the user (', name, ') left']],
  [`(فريق) ${name} left`, ['', `(فريق) ${name}`, ' left']],
  ['שלום: 3', ['', 'שלום', ': 3']],
])('the names are apart from the words and numbers of %s', (text, parts) => {
  expect(splitDirections(text)).toEqual(parts);
  expect(splitDirections(text).join('')).toBe(text);
});
