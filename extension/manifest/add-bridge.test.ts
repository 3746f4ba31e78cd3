import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EXTENSION_KEY } from '../extension-id.ts';
import { addBridge } from './add-bridge.ts';

test('the bridge comes first, and runs where the recorder does, in a world of its own', () => {
  const other = { js: ['a.js'], all_frames: false };
  const recorder = { js: ['recorder.js'], all_frames: true, world: 'MAIN' };
  expect(addBridge([other, recorder])).toEqual([{ js: ['bridge.js'], all_frames: true }, other, recorder]);
});

test('without a recorder there is nothing to bridge', () => {
  expect(() => addBridge([{ js: ['a.js'] }])).toThrow('where is the recorder');
});

const built = new URL('../.output/chrome-mv3/manifest.json', import.meta.url);

describe.runIf(existsSync(built))('the built manifest', () => {
  const read = () => JSON.parse(readFileSync(built, 'utf8'));

  test('runs the bridge before the recorder, both before the page, in every frame', () => {
    const where = {
      matches: ['file:///*', 'http://*/*', 'https://*/*'],
      run_at: 'document_start',
      all_frames: true,
      match_about_blank: true,
      match_origin_as_fallback: true,
    };
    expect(read().content_scripts).toEqual([
      { ...where, js: ['bridge.js'] },
      { ...where, world: 'MAIN', js: ['content-scripts/recorder.js'] },
    ]);
  });

  test('asks for no more than it uses', () => {
    expect(read().permissions).toEqual(['storage', 'alarms', 'scripting']);
    expect(read().web_accessible_resources).toBeUndefined();
  });

  test('has the key that fixes its id', () => {
    expect(read().key).toBe(EXTENSION_KEY);
  });
});
