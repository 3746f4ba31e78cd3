import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { withLock } from '../runner/with-lock.mjs';
import type { Fault } from '../task/fault.ts';
import type { Task } from '../task/run-task.ts';
import { hashInputs } from './hash-inputs.ts';
import { readWorkspace, withDependencies } from './workspace.ts';

interface Target {
  readonly name: string;
  readonly dir: string;
  /** What the build makes: where it is missing, the target is stale whatever the stamp says. */
  readonly output: string;
  /** Holds the hash of the inputs that the output was built from. */
  readonly stamp: string;
  readonly inputs: string;
}

/**
 * Builds every package that has a build script and whose inputs have changed since its last build.
 * Says what it builds, and shows the output of a build only if it fails.
 *
 * @param only - Folder of the one package that is asked for. Absent: all.
 */
export async function buildStale(task: Task, only?: string): Promise<Fault | undefined> {
  const cache = join(task.root, 'node_modules', '.cache', 'driftscope');
  if (staleTargets(task.root, cache, only).length === 0) return undefined;
  return withLock(join(cache, 'build.lock'), async () => {
    const stale = staleTargets(task.root, cache, only);
    if (stale.length > 0) console.log(`Building ${stale.map((target) => target.name).join(', ')}.`);
    const faults = await Promise.all(stale.map((target) => build(target, task)));
    return faults.find((fault) => fault !== undefined);
  });
}

async function build(target: Target, { processes }: Task): Promise<Fault | undefined> {
  // A build that breaks off may leave half of its output, which is then of no inputs at all.
  rmSync(target.stamp, { force: true });
  const { code, output } = await processes.run('pnpm', ['run', 'build'], { cwd: target.dir });
  if (code === 0 && existsSync(target.output)) {
    mkdirSync(join(target.stamp, '..'), { recursive: true });
    writeFileSync(target.stamp, target.inputs);
    return undefined;
  }
  return {
    kind: 'build-failed',
    message: `The build of ${target.name} failed:\n${output.trim()}\n`,
    hint: `Mend what it says, then run again. To see this build alone: pnpm --dir ${target.dir} run build`,
  };
}

function staleTargets(root: string, cache: string, only?: string): readonly Target[] {
  return readTargets(root, cache, only).filter(
    ({ output, stamp, inputs }) => !existsSync(output) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== inputs,
  );
}

/** What a build makes where that is no page, by the name of the folder. */
const outputs: Readonly<Record<string, string>> = {
  extension: '.output/chrome-mv3/manifest.json',
  lab: 'dist/page.js',
};

function readTargets(root: string, cache: string, only: string | undefined): readonly Target[] {
  const workspace = readWorkspace(root);
  const shared = ['pnpm-lock.yaml', 'tsconfig.base.json'].map((file) => join(root, file));
  return workspace
    .filter(({ dir, manifest }) => manifest.scripts?.build !== undefined && (only ?? basename(dir)) === basename(dir))
    .map((target) => {
      const name = basename(target.dir);
      const dirs = withDependencies(target, workspace).map((used) => used.dir);
      return {
        name,
        dir: target.dir,
        output: join(target.dir, outputs[name] ?? 'dist/index.html'),
        stamp: join(cache, 'build', name),
        inputs: hashInputs(root, dirs, shared),
      };
    });
}
