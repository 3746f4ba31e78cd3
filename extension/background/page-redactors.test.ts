import type { DriftRecord } from '@driftscope/records';
import { expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../settings/settings.ts';
import { createPageRedactors } from './page-redactors.ts';

const key = Promise.resolve(new Uint8Array(32).fill(7));
const rule = { origin: 'https://a.test', action: 'redact', what: 'name', value: 'email' } as const;
const record: DriftRecord = {
  kind: 'store.snapshot',
  seq: 1,
  t: 0,
  store: 1,
  state: { email: 'a@b.test', token: 'hunter2' },
};

test('the rules of an origin hold on its pages alone, and the defaults everywhere', async () => {
  const redactorOf = createPageRedactors({ key, settings: () => settings });
  const settings = { ...defaultSettings, redaction: [rule] };
  const [ours, theirs] = await Promise.all([redactorOf('https://a.test'), redactorOf('https://b.test')]);
  expect(JSON.stringify(ours.record(record))).not.toMatch(/a@b|hunter2/);
  expect(JSON.stringify(theirs.record(record))).toMatch(/a@b/);
  expect(JSON.stringify(theirs.record(record))).not.toMatch(/hunter2/);
});

test('a change of the settings holds from the next batch on', async () => {
  let settings: Settings = defaultSettings;
  const redactorOf = createPageRedactors({ key, settings: () => settings });
  const before = await redactorOf('https://a.test');
  expect(await redactorOf('https://a.test')).toBe(before);
  settings = { ...defaultSettings, redaction: [rule] };
  const after = await redactorOf('https://a.test');
  expect(JSON.stringify(after.record(record))).not.toMatch(/a@b/);
});
