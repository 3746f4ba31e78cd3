import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';

const main = fileURLToPath(new URL('../../../collector/src/main.ts', import.meta.url));

export interface CollectorProcess {
  /** `kill -9`. Resolves when the process is gone. */
  kill(): Promise<void>;
}

/** Runs the collector as a process of its own, so that it can be killed. Resolves when it is healthy. */
export async function startCollectorProcess(port: number, dataDir: string): Promise<CollectorProcess> {
  const env = { ...process.env, PORT: String(port), DRIFTSCOPE_DATA: dataDir };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const gone = once(child, 'exit');
  // A test that fails does not come to kill it, but ends the process that it runs in.
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  await expect.poll(() => isHealthy(port)).toBe(true);
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function isHealthy(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => undefined);
  return answer?.ok === true;
}
