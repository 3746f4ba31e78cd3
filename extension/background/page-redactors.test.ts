import type { DriftRecord } from '@driftscope/records';
import { expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../settings/settings.ts';
import { createPageRedactors } from './page-redactors.ts';

const key = Promise.resolve(new Uint8Array(32).fill(7));
const identityKey = async () => undefined;
const page = { session: 's_1', origin: 'https://a.test' };
const rule = { origin: 'https://a.test', action: 'redact', what: 'name', value: 'email' } as const;
const record: DriftRecord = {
  kind: 'store.snapshot',
  seq: 1,
  t: 0,
  store: 1,
  state: { email: 'a@b.test', token: 'hunter2' },
};

test('the rules of an origin hold on its pages alone, and the defaults everywhere', async () => {
  const redactorOf = createPageRedactors({ key, identityKey, settings: () => settings });
  const settings = { ...defaultSettings, redaction: [rule] };
  const [ours, theirs] = await Promise.all([
    redactorOf(page),
    redactorOf({ session: 's_2', origin: 'https://b.test' }),
  ]);
  expect(JSON.stringify(ours.record(record))).not.toMatch(/a@b|hunter2/);
  expect(JSON.stringify(theirs.record(record))).toMatch(/a@b/);
  expect(JSON.stringify(theirs.record(record))).not.toMatch(/hunter2/);
});

test('a change of the settings holds from the next batch on', async () => {
  let settings: Settings = defaultSettings;
  const redactorOf = createPageRedactors({ key, identityKey, settings: () => settings });
  const before = await redactorOf(page);
  expect(await redactorOf(page)).toBe(before);
  settings = { ...defaultSettings, redaction: [rule] };
  const after = await redactorOf(page);
  expect(JSON.stringify(after.record(record))).not.toMatch(/a@b/);
});

test('a session keeps the key of its user, and the next one has the collector’s as soon as it is known', async () => {
  let given: Uint8Array | undefined;
  const redactorOf = createPageRedactors({ key, identityKey: async () => given, settings: () => defaultSettings });
  const login: DriftRecord = { kind: 'identity.login', seq: 1, t: 0, who: 'u_1', how: 'jwt' };
  const first = (await redactorOf(page)).record(login);
  given = new Uint8Array(32).fill(8);
  expect((await redactorOf(page)).record(login)).toEqual(first);
  expect((await redactorOf({ ...page, session: 's_2' })).record(login)).not.toEqual(first);
});

test('a session that goes on keeps the key of its user, however many others come meanwhile', async () => {
  let given = new Uint8Array(32).fill(8);
  const redactorOf = createPageRedactors({ key, identityKey: async () => given, settings: () => defaultSettings });
  const login: DriftRecord = { kind: 'identity.login', seq: 1, t: 0, who: 'u_1', how: 'jwt' };
  const first = (await redactorOf(page)).record(login);
  given = new Uint8Array(32).fill(9);
  for (let other = 0; other < 600; other++) {
    await redactorOf({ ...page, session: `s_other_${other}` });
    if (other % 100 === 0) await redactorOf(page);
  }
  expect((await redactorOf(page)).record(login)).toEqual(first);
});

test('labels are kept unless they are switched off', async () => {
  const login: DriftRecord = { kind: 'identity.login', seq: 1, t: 0, who: 'u_1', label: 'Alice', how: 'jwt' };
  const labelled = createPageRedactors({ key, identityKey, settings: () => defaultSettings });
  expect((await labelled(page)).record(login)).toHaveProperty('label', 'Alice');
  const settings = { ...defaultSettings, labels: false };
  const bare = createPageRedactors({ key, identityKey, settings: () => settings });
  expect((await bare(page)).record(login)).not.toHaveProperty('label');
});
