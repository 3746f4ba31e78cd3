import type { StartedServer } from './started-server.ts';

export interface RunOptions {
  /** Where `PORT` names no other. */
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  readonly start: (options: { readonly port: number; readonly collectorUrl: string }) => Promise<StartedServer>;
}

/** Runs an example's server until the process is told to end. */
export async function runServer({ port, env, start }: RunOptions): Promise<StartedServer> {
  const server = await start({
    port: Number(env.PORT ?? port),
    collectorUrl: env.COLLECTOR_URL ?? 'http://127.0.0.1:37438',
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
  }
  return server;
}
