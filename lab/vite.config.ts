import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** One classic script, so that it runs before anything of the page does. */
export default defineConfig({
  build: {
    target: 'es2023',
    lib: {
      entry: fileURLToPath(new URL('src/page/main.ts', import.meta.url)),
      formats: ['iife'],
      name: 'lab',
      fileName: () => 'page.js',
    },
  },
});
