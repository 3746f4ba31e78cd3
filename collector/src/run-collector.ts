import type { Fault } from '@driftscope/records';
import about from '../package.json' with { type: 'json' };
import { faultText } from './command-line/fault-text.ts';
import { readEnvironment } from './environment/read-environment.ts';
import { FaultError } from './fault-error.ts';
import { linkOrigin } from './link-origin.ts';
import { createLog } from './log/create-log.ts';
import { createScrub } from './log/create-scrub.ts';
import { openFaultReporter } from './log/open-fault-reporter.ts';
import type { ReportFault } from './report-fault.ts';
import { type Collector, startCollector } from './start-collector.ts';

export interface Host {
  readonly env: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  /** Where the log goes. */
  readonly stderr: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;
  readonly onSignal: (stop: () => void) => void;
  readonly exit: (code: number) => void;
}

/** Runs a collector as a process: options from the environment, one line when it is up, an orderly end on a signal. */
export async function runCollector({ env, say, complain, stderr, onSignal, exit }: Host): Promise<void> {
  const giveUp = (fault: Fault) => {
    complain(faultText(fault));
    exit(1);
  };
  const settings = readEnvironment(env);
  if (!settings.ok) return giveUp(settings.error);
  // Who looks on sees the line that says it is up.
  const { logLevel = stderr.isTTY ? 'warn' : 'info', secrets, faultsDsn, ...options } = settings.value;
  const scrub = createScrub(secrets);
  const log = createLog({
    level: logLevel,
    write: (line) => stderr.write(line),
    isTerminal: stderr.isTTY,
    scrub,
  });
  const sentry =
    faultsDsn && (await openFaultReporter({ dsn: faultsDsn, release: about.version, scrub, clock: Date.now }));
  const report: ReportFault = (fault, cause) => {
    log.report(fault, cause);
    if (sentry) sentry.report(fault, cause);
  };
  const stop = async (collector: Collector) => {
    await collector.stop();
    if (sentry) await sentry.close();
  };
  try {
    const collector = await startCollector({
      ...options,
      logLevel,
      hasFaultsDsn: faultsDsn !== undefined,
      report,
      onAnswer: log.answered,
    });
    say(`Driftscope collector: ${linkOrigin(options, collector.url)} (data in ${options.dataDir})`);
    log.info('started', { url: collector.url, dataDir: options.dataDir });
    onSignal(() => {
      log.info('stopping');
      void stop(collector).then(() => exit(0));
    });
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    giveUp(error.fault);
  }
}
