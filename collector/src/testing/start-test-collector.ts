import { onTestFinished } from 'vitest';
import type { CollectorOptions } from '../collector-options.ts';
import { type Collector, startCollector } from '../start-collector.ts';
import { createFakeDetector } from './fake-detector.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** JSON, as it came. */
  readonly body: unknown;
}

export interface TestCollector extends Collector {
  get(path: string): Promise<Answer>;
  /** Posts JSON to `/api/v1/batches`, or as `init` says. */
  post(body: unknown, init?: { path?: string; method?: string; headers?: Record<string, string> }): Promise<Answer>;
}

/** A collector on a free port, in a folder of its own, that ends with the test. */
export async function startTestCollector(options: Partial<CollectorOptions> = {}): Promise<TestCollector> {
  const dataDir = options.dataDir ?? (await temporaryFolder());
  const collector = await startCollector({ port: 0, createDetector: createFakeDetector, ...options, dataDir });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= collector.stop();
    return stopping;
  };
  onTestFinished(stop);
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${collector.url}${path}`, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
  return {
    ...collector,
    stop,
    get: (path) => ask(path, {}),
    post: (body, { path = '/api/v1/batches', method = 'POST', headers = {} } = {}) =>
      ask(path, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: body instanceof Uint8Array || typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

/** The fault that a refusal carries. */
export function faultOf({ body }: Answer): unknown {
  return typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined;
}
