import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchResult, judgeResult } from '../result.ts';
import { type Body, chatBodies, envelopeBodies } from './chat-bodies.ts';
import { measureCollector } from './measure-collector.ts';
import { offerLoad, type Served } from './offer-load.ts';
import { type Contender, startContender } from './start-contender.ts';

/** Records that a page sends before it is loaded anew, and in one request. */
const RECORDS = 100_000;
const RECORDS_EACH = 100;
const PAGES = 16;
const LENGTH_MS = 60_000;
/** Of those it is compared with. */
const OTHERS_LENGTH_MS = 10_000;

/** How many records a second are taken, stored and judged; beside it what others take of the same, on the same two cores. */
export async function* benchIngest(): AsyncGenerator<BenchResult> {
  const dir = await mkdtemp(join(tmpdir(), 'driftscope-bench-'));
  try {
    const bodies = chatBodies(RECORDS, RECORDS_EACH);
    const others = new Map<string, number>();
    for (const { name, perS } of [
      await measure('a server that only parses', await startServer('parse-only.ts'), bodies),
      await measure('one that appends, with grouped fdatasync', await startServer('append.ts', dir), bodies),
      ...(await measureSpotlight()),
    ]) {
      others.set(name, perS);
      yield judgeResult({ name, value: perS, unit: 'records/s' });
    }
    yield* measureCollector({ dir, load: { bodies, pages: PAGES, lengthMs: LENGTH_MS }, others });
  } finally {
    await rm(dir, { recursive: true });
  }
}

async function measureSpotlight() {
  const envelopes = envelopeBodies(10_000, RECORDS_EACH);
  const path = '/stream';
  const headers = { 'content-type': 'application/x-sentry-envelope' };
  return [
    await measure('Spotlight as shipped', await startSpotlight(), envelopes, { path, headers }),
    await measure('Spotlight as a library', await startServer('spotlight-library.ts'), envelopes, { path, headers }),
  ];
}

async function measure(
  name: string,
  contender: Contender,
  bodies: readonly Body[],
  { path = '/', headers = { 'content-type': 'application/json' } } = {},
): Promise<Served & { readonly name: string }> {
  try {
    const url = new URL(path, contender.url);
    return { name, ...(await offerLoad({ url, headers, bodies, pages: PAGES, lengthMs: OTHERS_LENGTH_MS })) };
  } finally {
    await contender.stop();
  }
}

function startServer(file: string, dir = ''): Promise<Contender> {
  const script = fileURLToPath(new URL(`servers/${file}`, import.meta.url));
  return startContender((port) => [script, String(port), join(dir, 'appended')]);
}

function startSpotlight(): Promise<Contender> {
  const script = fileURLToPath(
    new URL('./run.js', import.meta.resolve('@spotlightjs/spotlight').replace('/server/', '/')),
  );
  return startContender((port) => [script, '--port', String(port)]);
}
