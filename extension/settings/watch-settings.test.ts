import { expect, test } from 'vitest';
import { defaultSettings } from './settings.ts';
import { type SettingsSource, watchSettings } from './watch-settings.ts';

const stored = (record: string) => ({ settings: { ...defaultSettings, record } });

function setUp() {
  let resolve: (items: Record<string, unknown>) => void = () => undefined;
  const reading = new Promise<Record<string, unknown>>((done) => {
    resolve = done;
  });
  const listeners: Parameters<SettingsSource['onChanged']['addListener']>[0][] = [];
  const before: string[] = [];
  const watched = watchSettings(
    { get: () => reading, onChanged: { addListener: (listener) => listeners.push(listener) } },
    ({ record }) => before.push(record),
  );
  const change = (changes: Record<string, { newValue?: unknown }>) => {
    for (const listener of listeners) listener(changes);
  };
  return { read: { resolve }, change, watched, before };
}

test('what is stored holds once it was read', async () => {
  const { read, watched } = setUp();
  read.resolve(stored('all'));
  await watched.ready;
  expect(watched.current().record).toBe('all');
});

test('a change holds at once, and what was before it is told', async () => {
  const { read, change, watched, before } = setUp();
  read.resolve(stored('all'));
  await watched.ready;
  change({ settings: { newValue: stored('armed').settings } });
  expect(watched.current().record).toBe('armed');
  expect(before).toEqual(['all']);
});

test('a change that was told during the first read is not undone by it', async () => {
  const { read, change, watched } = setUp();
  change({ settings: { newValue: stored('all').settings } });
  read.resolve(stored('devtools'));
  await watched.ready;
  expect(watched.current().record).toBe('all');
});

test('a change of something else changes nothing', async () => {
  const { read, change, watched, before } = setUp();
  change({ browserId: { newValue: 'b' } });
  read.resolve(stored('all'));
  await watched.ready;
  expect(watched.current().record).toBe('all');
  expect(before).toEqual([]);
});

test('settings that cannot be read are a fault, and the defaults hold', async () => {
  const { read, watched } = setUp();
  read.resolve({ settings: { record: 'sometimes' } });
  await watched.ready;
  expect(watched.current()).toEqual(defaultSettings);
  expect(watched.fault()).toBeDefined();
});
