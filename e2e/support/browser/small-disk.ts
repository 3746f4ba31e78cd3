import { spawnSync } from 'node:child_process';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether this machine lets a browser have a disk of its own. */
export const hasSmallDisks = spawnSync('unshare', ['--map-root-user', '--mount', 'true']).status === 0;

export interface SmallDisk {
  /** To be started in place of the browser. */
  readonly executablePath: string;
  /** Leaves no byte free. */
  fill(): Promise<void>;
  makeRoom(): Promise<void>;
}

const SIZE_MIB = 200;

/** Has a browser keep its profile on a disk of 200 MiB that nobody else sees. `folder` takes the script that starts it. */
export async function smallDiskFor(browser: string, folder: string): Promise<SmallDisk> {
  const executablePath = join(folder, 'browser-on-small-disk');
  const startedAs = join(folder, 'started-as');
  await writeFile(executablePath, script(browser, startedAs));
  await chmod(executablePath, 0o755);

  const filler = async () => {
    const [pid, profile] = (await readFile(startedAs, 'utf8')).trim().split('\n');
    return `/proc/${pid}/root${profile}/filler`;
  };
  return {
    executablePath,
    fill: async () => {
      // More than there is room for: how it ends is known.
      spawnSync('sh', ['-c', `head -c ${SIZE_MIB}M /dev/zero > "$1"`, 'sh', await filler()]);
    },
    makeRoom: async () => rm(await filler()),
  };
}

const script = (browser: string, startedAs: string) => `#!/bin/sh
for argument; do
  case $argument in --user-data-dir=*) profile=\${argument#*=} ;; esac
done
printf '%s\\n' $$ "$profile" > '${startedAs}'
exec unshare --map-root-user --mount sh -c '
  disk=$1; shift
  mount -t tmpfs -o size=${SIZE_MIB}m tmpfs "$disk" && exec "$@"
' sh "$profile" '${browser}' "$@"
`;
