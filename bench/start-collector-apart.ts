import { fileURLToPath } from 'node:url';
import { type Contender, startContender } from './ingest/start-contender.ts';

/** Starts a collector as its users do, in a process of its own. */
export function startCollectorApart(dataDir: string): Promise<Contender> {
  const main = fileURLToPath(new URL('../collector/src/main.ts', import.meta.url));
  return startContender(
    () => [main],
    (port) => ({ PORT: String(port), DRIFTSCOPE_DATA: dataDir }),
  );
}
