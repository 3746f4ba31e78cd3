import { join } from 'node:path';
import { build } from 'vite';
import { entryName, type Packable } from './packed-manifest.ts';

/**
 * Writes the JavaScript of each export. Packages of the workspace, and what they depend on, go into it; what the app brings
 * (peers) and what Node has stay imports.
 */
export async function bundlePackage(dir: string, { exports, peerDependencies = {} }: Packable, into: string) {
  const peers = Object.keys(peerDependencies);
  await build({
    root: dir,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: into,
      emptyOutDir: false,
      minify: false,
      target: 'es2023',
      lib: {
        entry: Object.fromEntries(
          Object.entries(exports).map(([name, source]) => [entryName(name), join(dir, source)]),
        ),
        formats: ['es'],
        fileName: (_format, name) => `${name}.js`,
      },
      rollupOptions: {
        external: (id) => id.startsWith('node:') || peers.some((peer) => id === peer || id.startsWith(`${peer}/`)),
      },
    },
  });
}
