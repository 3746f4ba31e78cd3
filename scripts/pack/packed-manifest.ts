import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Type, { type Static } from 'typebox';
import Value from 'typebox/value';

const Packable = Type.Object({
  name: Type.String(),
  version: Type.String(),
  description: Type.String(),
  /** What each name of the package is made from: a TypeScript file. */
  exports: Type.Record(Type.String(), Type.String()),
  peerDependencies: Type.Optional(Type.Record(Type.String(), Type.String())),
  peerDependenciesMeta: Type.Optional(Type.Record(Type.String(), Type.Object({ optional: Type.Boolean() }))),
});

/** What a package of the workspace says of itself, as far as those see who install it. */
export type Packable = Static<typeof Packable>;

export function readPackable(dir: string): Packable {
  const manifest: unknown = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
  return Value.Parse(Packable, manifest);
}

/** Name of the JavaScript of an export, without its ending: `.` is `index`. */
export const entryName = (name: string): string => (name === '.' ? 'index' : name.replace('./', ''));

/** The manifest of the package as it is installed: of the workspace's packages it needs none, they are bundled. */
export function packedManifest({ name, version, description, exports, ...peers }: Packable): object {
  return {
    name,
    version,
    description,
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    exports: Object.fromEntries(
      Object.entries(exports).map(([key, source]) => [
        key,
        { types: source.replace(/^\.\/src\/(.*)\.ts$/, './types/$1.d.ts'), default: `./${entryName(key)}.js` },
      ]),
    ),
    peerDependencies: peers.peerDependencies,
    peerDependenciesMeta: peers.peerDependenciesMeta,
  };
}
