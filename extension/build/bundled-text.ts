import { build, type Plugin } from 'vite';

const SUFFIX = '?bundled';

/** Lets `import { text } from './script.ts?bundled'` be the text of that module, bundled for itself with all that it imports. */
export function bundledText(target: string): Plugin {
  return {
    name: 'bundled-text',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(SUFFIX)) return null;
      const found = await this.resolve(source.slice(0, -SUFFIX.length), importer);
      // By this other plugins know that it is no file.
      return found && `\0${found.id}${SUFFIX}`;
    },
    async load(id) {
      if (!id.startsWith('\0') || !id.endsWith(SUFFIX)) return null;
      const text = await bundle(id.slice(1, -SUFFIX.length), target);
      return `export const text = ${JSON.stringify(text)};`;
    },
  };
}

async function bundle(entry: string, target: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target,
      minify: true,
      lib: { entry, formats: ['iife'], name: 'bundled', fileName: 'bundled' },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (!result || !('output' in result)) throw new Error(`The bundler watches ${entry} instead of building it.`);
  return result.output[0].code;
}
