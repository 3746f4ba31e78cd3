import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const dist = new URL('../../dashboard/dist/', import.meta.url);

/** What the document names is loaded before anything is shown; other screens bring theirs when they are opened. */
test.runIf(existsSync(new URL('index.html', dist)))(
  'the first load of the dashboard has at most 300 kB of compressed script',
  () => {
    const html = readFileSync(new URL('index.html', dist), 'utf8');
    const scripts = new Set([...html.matchAll(/assets\/[^"]+\.js/g)].map(([name]) => name));
    const sizes = [...scripts].map((name) => gzipSync(readFileSync(new URL(name, dist))).length);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(300_000);
  },
);
