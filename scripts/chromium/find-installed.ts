import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

export interface Machine {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly exists: (path: string) => boolean;
  /** Where a link leads in the end; the path itself where it is none. */
  readonly resolveLink: (path: string) => string;
}

const linuxNames = ['chromium', 'chromium-browser', 'chrome-for-testing'];
const macApps = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];

/** The first installed Chromium or Chrome for Testing in the places where systems put them. */
export function findInstalled(machine: Machine): string | undefined {
  return candidates(machine).find((path) => machine.exists(path) && !isSnap(machine.resolveLink(path)));
}

function candidates({ env, platform }: Machine): readonly string[] {
  if (platform === 'win32') {
    const roots = [env.LOCALAPPDATA, env.ProgramFiles, env['ProgramFiles(x86)']].filter((dir) => dir !== undefined);
    return roots.map((dir) => win32.join(dir, 'Chromium', 'Application', 'chrome.exe'));
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', posix.join(homedir(), 'Applications')];
    return roots.flatMap((dir) => macApps.map((app) => posix.join(dir, app)));
  }
  const dirs = (env.PATH ?? '').split(posix.delimiter).filter((dir) => dir.startsWith('/'));
  return linuxNames.flatMap((name) => dirs.map((dir) => posix.join(dir, name)));
}

/** A Chromium in a snap reads no hidden folder of the user's, so neither our profile nor a checkout below one. */
function isSnap(path: string): boolean {
  return path.startsWith('/snap/') || path === '/usr/bin/snap';
}
