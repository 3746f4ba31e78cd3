import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { build, type Plugin } from 'vite';

/** Which package stands in for another wherever it is imported, and so in which version: `{ react: 'react-17' }`. */
export type Versions = Readonly<Record<string, string>>;

/** Bundles an entry for a page, in production mode, and answers its script. */
export async function bundleScript(entry: URL, versions: Versions = {}): Promise<string> {
  const path = fileURLToPath(entry);
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [withVersions(versions, path), vue()],
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: path, formats: ['iife'], name: 'fixture', fileName: 'fixture' },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (!result || !('output' in result)) throw new Error('the bundler watches instead of building');
  return result.output[0].code;
}

/** The stand-in is looked for from the entry: other packages do not have it. */
function withVersions(versions: Versions, entry: string): Plugin {
  return {
    name: 'with-versions',
    enforce: 'pre',
    resolveId(source) {
      const [name, version] = Object.entries(versions).find(([key]) => `${source}/`.startsWith(`${key}/`)) ?? [];
      if (name === undefined) return null;
      return this.resolve(`${version}${source.slice(name.length)}`, entry, { skipSelf: true });
    },
  };
}
