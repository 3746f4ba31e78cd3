import { expect, test } from 'vitest';
import { rulesFor } from './rules-for.ts';
import { defaultSettings, parseSettings } from './settings.ts';

const emailRule = { origin: 'https://*.app.test', action: 'redact', what: 'name', value: 'email' } as const;

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
  ['a threshold that is no number', { thresholds: { 'poll.hot.everyMs': '5 s' } }, 'thresholds'],
  ['a rule of no known kind', { redaction: [{ origin: '*', action: 'hide', what: 'name', value: 'a' }] }, 'redaction'],
  ['a rule for no origin', { redaction: [{ ...emailRule, origin: 'app' }] }, 'redaction'],
  ['a rule whose pattern is none', { redaction: [{ ...emailRule, what: 'pattern', value: '(' }] }, 'redaction'],
])('%s is refused, and the field is named', (_name, stored, field) => {
  const parsed = parseSettings(stored);
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.error).toMatchObject({ kind: 'bad-settings', ...(field && { field }) });
});

test('a rule that cannot be kept to is named by its number, with the reason', () => {
  const parsed = parseSettings({ redaction: [emailRule, { ...emailRule, what: 'pattern', value: '(' }] });
  expect(parsed.ok || parsed.error.message).toMatch(/^Rule 2 .*no regular expression/);
});

test('rules hold for the pages of their origin, and those of * for all', () => {
  const redaction = [emailRule, { origin: '*', action: 'allow', what: 'path', value: 'a.b' } as const];
  expect(rulesFor({ redaction }, 'https://x.app.test').map(({ value }) => value)).toEqual(['email', 'a.b']);
  expect(rulesFor({ redaction }, 'https://other.test').map(({ value }) => value)).toEqual(['a.b']);
});
