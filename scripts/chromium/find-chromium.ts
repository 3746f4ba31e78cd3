import { existsSync, realpathSync } from 'node:fs';
import { chromium as playwrightChromium } from '@playwright/test';
import { fail, ok, type Result } from '../task/fault.ts';
import { findInstalled } from './find-installed.ts';

/**
 * Finds a Chromium that loads an unpacked extension from the command line: the one that `DRIFTSCOPE_CHROMIUM` names,
 * else an installed Chromium or Chrome for Testing, else the one Playwright keeps.
 *
 * Not Google Chrome: from version 137 on it ignores `--load-extension`.
 * The value is the absolute path of the executable; the errors are `chromium-missing` and `chromium-misnamed`.
 */
export function findChromium(env: NodeJS.ProcessEnv): Result<string> {
  const named = env.DRIFTSCOPE_CHROMIUM;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return ok(named);
    return fail(
      'chromium-misnamed',
      `DRIFTSCOPE_CHROMIUM names ${named}, which does not exist.`,
      'Give the full path of a Chromium, or unset it to have one found.',
    );
  }
  const path =
    findInstalled({ env, platform: process.platform, exists: existsSync, resolveLink: realpathSync }) ??
    findPlaywrights();
  if (path !== undefined) return ok(path);
  return fail(
    'chromium-missing',
    'There is no Chromium on this machine (Google Chrome will not do: it refuses --load-extension since 137).',
    'Install Chromium or Chrome for Testing, or set DRIFTSCOPE_CHROMIUM to the full path of one.',
  );
}

function findPlaywrights(): string | undefined {
  const path = playwrightChromium.executablePath();
  return existsSync(path) ? path : undefined;
}
