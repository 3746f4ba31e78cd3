import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const scripts = new URL('../.output/chrome-mv3/', import.meta.url);
const sizeBytes = (name: string): number => gzipSync(readFileSync(new URL(name, scripts)), { level: 9 }).length;

/** Every page that they are for compiles them anew: Chrome caches no code of them. */
test.runIf(existsSync(scripts)).each([
  ['content-scripts/recorder.js', 30_000],
  ['bridge.js', 3_000],
  ['workers.js', 8_000],
  ['mobx.js', 5_000],
])('of the built scripts %s is at most %i bytes, compressed', (name, maxBytes) => {
  expect(sizeBytes(name)).toBeLessThanOrEqual(maxBytes);
});
