import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      '{packages,examples}/*/src/**/*.test.{ts,tsx}',
      '{extension,dashboard,collector,lab,scripts,bench}/**/*.test.{ts,tsx}',
    ],
    exclude: ['**/node_modules/**', '**/.output/**', '**/dist/**'],
    // Some tests start real processes, and a machine may be busy: a limit is there to end a hang, not to time anything.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { shuffle: true },
    // No test leaves anything behind, so files may share a worker: a third of the time. Shuffling finds those that do.
    isolate: false,
    // Of others nothing is asked, and they are read as empty.
    css: { include: [/theme\/variables\.css/] },
  },
});
