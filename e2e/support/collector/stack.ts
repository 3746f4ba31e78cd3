import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCollector } from '@driftscope/collector';
import { startTeamChat } from '@driftscope/example-team-chat';
import { type CollectorApi, createCollectorApi } from './collector-api.ts';

/** The servers of one test: a collector with a data folder of its own, and a team chat that reports to it. */
export interface Stack {
  readonly api: CollectorApi;
  readonly collectorUrl: string;
  readonly chatPort: number;
  stop(): Promise<void>;
}

export async function startStack(): Promise<Stack> {
  const dataDir = await mkdtemp(join(tmpdir(), 'driftscope-data-'));
  const collector = await startCollector({ port: 0, dataDir });
  const chat = await startTeamChat({ port: 0, collectorUrl: collector.url });
  return {
    api: createCollectorApi(collector.url),
    collectorUrl: collector.url,
    chatPort: chat.port,
    stop: async () => {
      await chat.stop();
      await collector.stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
