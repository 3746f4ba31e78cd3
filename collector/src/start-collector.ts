import { openAccess } from './access/open-access.ts';
import type { CollectorOptions } from './collector-options.ts';
import { listen } from './listen.ts';
import { serveCollector } from './serve-collector.ts';
import { createWebServer } from './tls/create-web-server.ts';

export interface Collector {
  readonly url: string;
  readonly port: number;
  /** Resolves when everything is stored and closed. */
  stop(): Promise<void>;
}

/**
 * Starts a collector: it takes records, stores them, finds incidents, and serves the API and the dashboard.
 *
 * @throws FaultError when the data folder, the certificate or the port cannot be had, or others could reach it without a token.
 */
export async function startCollector(options: CollectorOptions): Promise<Collector> {
  const { port, host = '127.0.0.1', names = [], publicUrl, token: ingestSecret, clock = Date.now } = options;
  const known = publicUrl === undefined ? names : [...names, new URL(publicUrl).hostname];
  const guard = openAccess({ host, names: known, dataDir: options.dataDir, ingestSecret, clock });
  // What Sentry's SDK brings is read only where it is used.
  const forwarding = options.forwardDsn === undefined ? undefined : await import('./forwarding/start-forwarding.ts');
  const server = createWebServer(options.tls);
  // First the port: who starts a collector twice is to hear of that, and not that its data are in use.
  const takenPort = await listen(server, { port, host });
  try {
    // All of it in the same turn, so that no request finds nobody there.
    const scheme = options.tls === undefined ? 'http' : 'https';
    const url = `${scheme}://${host.includes(':') ? `[${host}]` : host}:${takenPort}`;
    const serving = { ...options, url, startForwarding: forwarding?.startForwarding };
    return { url, port: takenPort, stop: serveCollector(server, serving, guard) };
  } catch (error) {
    server.close();
    throw error;
  }
}
