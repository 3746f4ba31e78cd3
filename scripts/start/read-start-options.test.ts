import { expect, test } from 'vitest';
import { readStartOptions } from './read-start-options.ts';

test('without arguments it opens a browser, on the usual port, with the data below the home folder', () => {
  expect(readStartOptions([], {})).toEqual({
    ok: true,
    value: { port: 37_438, dataDir: expect.stringMatching(/\.driftscope$/), open: true },
  });
});

test('PORT, DRIFTSCOPE_DATA and --no-open are honoured', () => {
  expect(readStartOptions(['--no-open'], { PORT: '4000', DRIFTSCOPE_DATA: '/data' })).toEqual({
    ok: true,
    value: { port: 4000, dataDir: '/data', open: false },
  });
});

test.each(['0', '65536', '80.5', 'http'])('PORT=%s is refused', (port) => {
  expect(readStartOptions([], { PORT: port })).toMatchObject({ ok: false, error: { kind: 'bad-port' } });
});

test('an argument that it does not know is refused', () => {
  expect(readStartOptions(['--headless'], {})).toMatchObject({ ok: false, error: { kind: 'unknown-argument' } });
});
