import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface CollectorProcess {
  /** Address that it said when it was up. */
  readonly url: string;
  readonly pid: number;
  /** Sends a signal; resolves with the exit code, or the signal's name, once the process is gone. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

/**
 * Runs `main.ts` as its users do. Rejects with what it said when it does not come up.
 *
 * @param wrap a command that runs what follows it in its own place.
 */
export async function startCollectorProcess(
  env: Record<string, string>,
  wrap: readonly string[] = [],
): Promise<CollectorProcess> {
  const [command = process.execPath, ...args] = [...wrap, process.execPath, main];
  const child = spawn(command, args, { env: { ...process.env, PORT: '0', ...env } });
  const gone = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  const url = await addressOf(child, gone);
  return {
    url,
    pid: child.pid ?? 0,
    end: async (signal) => {
      child.kill(signal);
      const [code, by] = await gone;
      return code ?? by;
    },
  };
}

async function addressOf(child: ChildProcess, gone: Promise<unknown[]>): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      // The log names the address, too.
      const [, url] = /Driftscope collector: (\S+) /.exec(said) ?? [];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void gone.then(([code]) => reject(new Error(`exit ${code}: ${said}`)));
  });
}
