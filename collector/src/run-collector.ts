import type { Fault } from '@driftscope/records';
import { readEnvironment } from './environment/read-environment.ts';
import { FaultError } from './fault-error.ts';
import { startCollector } from './start-collector.ts';

export interface Host {
  readonly env: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly onSignal: (stop: () => void) => void;
  readonly exit: (code: number) => void;
}

/** Runs a collector as a process: options from the environment, one line when it is up, an orderly end on a signal. */
export async function runCollector({ env, say, complain, onSignal, exit }: Host): Promise<void> {
  const giveUp = ({ message, hint }: Fault) => {
    complain(`${message}\n${hint}`);
    exit(1);
  };
  const options = readEnvironment(env);
  if (!options.ok) return giveUp(options.error);
  try {
    const collector = await startCollector(options.value);
    say(`Driftscope collector: ${collector.url} (data in ${options.value.dataDir})`);
    onSignal(() => void collector.stop().then(() => exit(0)));
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    giveUp(error.fault);
  }
}
