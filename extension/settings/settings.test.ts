import { expect, test } from 'vitest';
import { defaultSettings, parseSettings } from './settings.ts';

test('nothing stored means the defaults', () => {
  expect(parseSettings(undefined)).toEqual({ ok: true, value: defaultSettings });
});

test('what is left out takes its default', () => {
  expect(parseSettings({ record: 'all' })).toEqual({ ok: true, value: { ...defaultSettings, record: 'all' } });
});

test('an empty collector address is allowed: it means none', () => {
  expect(parseSettings({ collectorUrl: '' })).toMatchObject({ ok: true, value: { collectorUrl: '' } });
});

test('the collector address loses its last slash, so that paths can be appended', () => {
  expect(parseSettings({ collectorUrl: 'http://c:1/' })).toMatchObject({
    ok: true,
    value: { collectorUrl: 'http://c:1' },
  });
});

test.each([
  ['no object', 'all', undefined],
  ['an unknown mode', { record: 'some' }, 'record'],
  ['origins that are no list', { origins: 'https://a.example' }, 'origins'],
  ['an origin without a scheme', { origins: ['a.example'] }, 'origins'],
  ['an address of another protocol', { collectorUrl: 'ftp://c' }, 'collectorUrl'],
  ['a token that is no text', { token: 7 }, 'token'],
])('%s is refused, and the field is named', (_name, stored, field) => {
  const parsed = parseSettings(stored);
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.error).toMatchObject({ kind: 'bad-settings', ...(field && { field }) });
});
