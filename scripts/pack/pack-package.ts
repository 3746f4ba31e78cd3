import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Processes } from '../processes/create-processes.ts';
import { localBin } from '../processes/local-bin.ts';
import { fail, ok, type Result } from '../task/fault.ts';
import { bundlePackage } from './bundle-package.ts';
import { type Packable, packedManifest, readPackable } from './packed-manifest.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Packs a package of the workspace, with what of the workspace it is made from. Answers with the path of its archive. */
export async function packPackage(dir: string, processes: Processes): Promise<Result<string>> {
  const dist = join(dir, 'dist');
  const staged = join(dist, 'package');
  rmSync(dist, { recursive: true, force: true });
  const written = await stagePackage(dir, staged, processes);
  if (!written.ok) return written;
  const { name, version } = written.value;
  const { code, output } = await processes.run('npm', ['pack', '--pack-destination', dist], { cwd: staged });
  if (code !== 0) return fail('pack-failed', `${name} cannot be packed:\n${output}`, 'Mend what it says.');
  return ok(join(dist, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`));
}

/** Writes into a folder what is installed of a package: JavaScript, types, manifest and texts. */
export async function stagePackage(dir: string, into: string, processes: Processes): Promise<Result<Packable>> {
  const manifest = readPackable(dir);
  mkdirSync(into, { recursive: true });
  await bundlePackage(dir, manifest, into);
  const types = await writeTypes(dir, manifest, into, processes);
  if (!types.ok) return types;
  writeFileSync(join(into, 'package.json'), `${JSON.stringify(packedManifest(manifest), null, 2)}\n`);
  const texts = [...['README.md', 'SPEC.md', 'USE.md'].map((text) => join(dir, text)), join(root, 'LICENSE')];
  for (const text of texts) if (existsSync(text)) copyFileSync(text, join(into, text.slice(text.lastIndexOf('/') + 1)));
  return ok(manifest);
}

async function writeTypes(dir: string, { name, exports }: Packable, into: string, processes: Processes) {
  const project = join(into, 'tsconfig.json');
  writeFileSync(
    project,
    JSON.stringify({
      extends: join(dir, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        rootDir: join(dir, 'src'),
        outDir: join(into, 'types'),
        typeRoots: [join(dir, 'node_modules/@types')],
      },
      include: [],
      files: Object.values(exports).map((source) => join(dir, source)),
    }),
  );
  const { code, output } = await processes.run(join(root, localBin('tsc')), ['-p', project], { cwd: dir });
  rmSync(project);
  return code === 0 ? ok(undefined) : fail('types-failed', `The types of ${name}:\n${output}`, 'Mend what it says.');
}
