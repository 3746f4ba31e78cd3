import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      '{packages,examples}/*/src/**/*.test.{ts,tsx}',
      '{extension,dashboard,collector,scripts}/**/*.test.{ts,tsx}',
    ],
    exclude: ['**/node_modules/**', '**/.output/**', '**/dist/**'],
    sequence: { shuffle: true },
    // No test leaves anything behind, so files may share a worker: a third of the time. Shuffling finds those that do.
    isolate: false,
  },
});
