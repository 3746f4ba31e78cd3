import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Type, { type Static } from 'typebox';
import Value from 'typebox/value';

const Manifest = Type.Object({
  name: Type.String(),
  scripts: Type.Optional(Type.Record(Type.String(), Type.String())),
  dependencies: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** What only an example says of itself. */
  driftscope: Type.Optional(Type.Object({ name: Type.String(), system: Type.String() })),
});

/** One package of the workspace. */
export interface WorkspacePackage {
  readonly manifest: Static<typeof Manifest>;
  /** Absolute. */
  readonly dir: string;
}

/** Where packages are: the same list as in `pnpm-workspace.yaml`. */
const folders = ['packages/*', 'extension', 'dashboard', 'collector', 'lab', 'examples/*', 'e2e'];

export function readWorkspace(root: string): readonly WorkspacePackage[] {
  const manifests = globSync(
    folders.map((folder) => `${folder}/package.json`),
    { cwd: root },
  );
  return manifests.sort().map((path) => {
    const manifest: unknown = JSON.parse(readFileSync(join(root, path), 'utf8'));
    return { manifest: Value.Parse(Manifest, manifest), dir: join(root, dirname(path)) };
  });
}

/** The package and all packages of the workspace that it is built from, nearest first. */
export function withDependencies(
  start: WorkspacePackage,
  workspace: readonly WorkspacePackage[],
): readonly WorkspacePackage[] {
  const found = new Set([start]);
  for (const { manifest } of found) {
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      const next = workspace.find((candidate) => candidate.manifest.name === name);
      if (next !== undefined) found.add(next);
    }
  }
  return [...found];
}

/** An example app: how it is called, and the letter of the system that it stands for. */
export interface ExamplePackage {
  readonly dir: string;
  readonly about: { readonly name: string; readonly system: string };
}

/** The packages that say of themselves that they are examples, in the order of their letters: the first is what a newcomer sees. */
export function examplesOf(workspace: readonly WorkspacePackage[]): readonly ExamplePackage[] {
  return workspace
    .flatMap(({ dir, manifest: { driftscope } }) => (driftscope === undefined ? [] : [{ dir, about: driftscope }]))
    .toSorted((one, other) => (one.about.system < other.about.system ? -1 : 1));
}
