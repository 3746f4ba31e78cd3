import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Bundles an entry for a page, in production mode, and answers its script. */
export async function bundleScript(entry: URL): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: fileURLToPath(entry), formats: ['iife'], name: 'fixture', fileName: 'fixture' },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (!result || !('output' in result)) throw new Error('the bundler watches instead of building');
  return result.output[0].code;
}
