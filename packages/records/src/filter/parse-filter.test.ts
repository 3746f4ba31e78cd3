import { expect, test } from 'vitest';
import { parseFilter } from './parse-filter.ts';

test.each([
  ['', []],
  ['  Two  words ', [any('two'), any('words')]],
  ['"two words" third', [any('two words'), any('third')]],
  ['kind:socket EVENT:message:New', [of('kind', 'socket'), of('event', 'message:new')]],
  ['event:"with space"', [of('event', 'with space')]],
  ['-heartbeat -kind:ui', [not(any('heartbeat')), not(of('kind', 'ui'))]],
  ['m_ab-12', [any('m_ab-12')]],
  ['url:x', [any('url:x')]],
  ['/api/messages', [any('/api/messages')]],
  ['/m_\\d+/ -event:/typing|seen/', [any(/m_\d+/i), not(of('event', /typing|seen/i))]],
  ['/a b/ c', [any(/a b/i), any('c')]],
  ['/a\\/b/', [any(/a\/b/i)]],
])('%j', (text, terms) => {
  expect(parseFilter(text)).toEqual(terms);
});

test.each(['-', 'kind:', '-event:', '"', 'kind:"'])('%j is not finished, and hides nothing', (text) => {
  expect(parseFilter(text)).toEqual([]);
});

test('a pattern that is none is a text', () => {
  expect(parseFilter('/(/')).toEqual([any('(')]);
});

function any(sought: string | RegExp) {
  return of('any', sought);
}

function of(what: 'any' | 'kind' | 'event', sought: string | RegExp) {
  return { of: what, sought, isInverted: false };
}

function not(term: ReturnType<typeof of>) {
  return { ...term, isInverted: true };
}
