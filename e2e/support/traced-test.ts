import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startCollector } from '@driftscope/collector';
import { createCollectorApi } from './collector/collector-api.ts';
import type { Stack } from './collector/stack.ts';
import { freePort } from './sites/free-port.ts';
import { test as base, expect } from './test.ts';

const main = fileURLToPath(new URL('../../examples/team-chat/src/server/main.ts', import.meta.url));

/** Tests with a team chat that reports to the collector as to Sentry: the server and its pages. */
export const test = base.extend<{ readonly stack: Stack }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures off this pattern.
  stack: async ({}, use) => {
    const stack = await startTracedStack();
    await use(stack);
    await stack.stop();
  },
});

async function startTracedStack(): Promise<Stack> {
  const dataDir = await mkdtemp(join(tmpdir(), 'driftscope-data-'));
  const collector = await startCollector({ port: 0, dataDir });
  const { dsn } = await (await fetch(`${collector.url}/api/v1/dsn`)).json();
  const chatPort = await freePort();
  // A process of its own: Sentry watches all that its process does, and the collector is not to report to itself.
  const env = {
    ...process.env,
    PORT: String(chatPort),
    COLLECTOR_URL: collector.url,
    SENTRY_DSN: dsn,
    SENTRY_BROWSER_DSN: dsn,
  };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'ignore'] });
  const gone = once(child, 'exit');
  const isUp = () =>
    fetch(`http://127.0.0.1:${chatPort}/api/monitoring`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isUp).toBe(true);
  return {
    api: createCollectorApi(collector.url),
    collectorUrl: collector.url,
    chatPort,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      await collector.stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
