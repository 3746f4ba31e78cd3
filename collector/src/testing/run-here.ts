import { onTestFinished } from 'vitest';
import { runCollector } from '../run-collector.ts';

/**
 * Runs a collector as `main.ts` does, but in this process, which need not load it anew. Gives the address that it said when it
 * was up. Rejects with how it gave up.
 */
export async function runHere(env: Record<string, string>): Promise<string> {
  let said = '';
  const say = (line: string) => {
    said += line;
  };
  let stop: (() => void) | undefined;
  let exit: ((code: number) => void) | undefined;
  const gone = new Promise<number>((resolve) => {
    exit = resolve;
  });
  await runCollector({
    env: { PORT: '0', ...env },
    say,
    complain: say,
    stderr: { write: () => true, isTTY: false },
    onSignal: (end) => {
      stop = end;
    },
    exit: (code) => exit?.(code),
  });
  if (stop === undefined) throw new Error(`exit ${await gone}: ${said}`);
  const end = stop;
  onTestFinished(async () => {
    end();
    await gone;
  });
  return /Driftscope collector: (\S+) /.exec(said)?.[1] ?? said;
}
