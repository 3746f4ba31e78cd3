import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '@driftscope/collector';
import { type BenchResult, judgeResult } from '../result.ts';
import { startCollectorApart } from '../start-collector-apart.ts';
import { type Filling, fillStore, LONG_SESSION } from './fill-store.ts';
import { measureQuery } from './measure-query.ts';

const whole = { sessions: 10_000, recordsEach: 990, incidents: 50_000, longRecords: 100_000 };

/** By what share of the whole there is, but for the long session. Default: all of it. */
const shares: Readonly<Record<string, number>> = { tenth: 0.1, hundredth: 0.01 };
export const queryParts = Object.keys(shares);

const GOAL_MS = 100;
const FIRST_PAGE_GOAL_MS = 60;

/** How soon a collector answers that has ten million records, 10,000 sessions and 50,000 incidents of a month. */
export async function* benchQuery([part = '']: readonly string[]): AsyncGenerator<BenchResult> {
  const share = shares[part] ?? 1;
  const { sessions, incidents, ...rest } = whole;
  const filling = { ...rest, sessions: sessions * share, incidents: incidents * share, endMs: Date.now() };
  const dataDir = await mkdtemp(join(tmpdir(), 'driftscope-bench-'));
  try {
    yield* fill(dataDir, filling);
    const collector = await startCollectorApart(dataDir);
    try {
      for (const { name, path, goalMax = GOAL_MS } of queriesOf(filling)) {
        const { firstMs, p50Ms, p95Ms, cpuEachMs } = await measureQuery(collector, path);
        yield judgeResult({ name: `${name}, the first time`, value: firstMs, unit: 'ms' });
        yield judgeResult({ name: `${name}, median`, value: p50Ms, unit: 'ms' });
        yield judgeResult({ name: `${name}, CPU of the thread that answers`, value: cpuEachMs, unit: 'ms' });
        yield judgeResult({ name: `${name}, 95th of a hundred`, value: p95Ms, unit: 'ms', goalMax });
      }
      yield judgeResult({ name: 'memory', value: await collector.memoryMb(), unit: 'MB' });
    } finally {
      await collector.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function* fill(dataDir: string, filling: Filling): AsyncGenerator<BenchResult> {
  const store = openSqliteStore(dataDir);
  const startedMs = performance.now();
  await fillStore(store, filling);
  await store.close();
  const { sessions, recordsEach, longRecords, incidents } = filling;
  yield judgeResult({ name: 'records', value: sessions * recordsEach + longRecords, unit: '' });
  yield judgeResult({ name: 'sessions', value: sessions + 1, unit: '' });
  yield judgeResult({ name: 'incidents', value: incidents, unit: '' });
  yield judgeResult({ name: 'to store them', value: (performance.now() - startedMs) / 1_000, unit: 's' });
}

interface Query {
  readonly name: string;
  /** Of the n-th call: each is another, so that no answer is at hand. */
  readonly path: (number: number) => string;
  readonly goalMax?: number;
}

function queriesOf({ endMs, incidents }: Filling): readonly Query[] {
  const from = (n: number) => endMs - (n % 30) * 24 * 3_600_000 - n;
  const to = (n: number) => endMs - n * 1_000;
  return [
    { name: 'stats', path: (n) => `stats?to=${to(n)}` },
    { name: 'stats of an app', path: (n) => `stats?app=app-${n % 5}&from=${from(n)}` },
    { name: 'stats of a search', path: (n) => `stats?q=user%20${n * 9}` },
    { name: 'list', path: (n) => `incidents?limit=50&to=${to(n)}` },
    { name: 'list by kind and app', path: (n) => `incidents?kind=poll.hot&app=app-${n % 5}&to=${to(n)}` },
    { name: 'list by severity and release', path: (n) => `incidents?severity=critical&release=1.${n % 12}.0` },
    { name: 'list that nothing matches', path: (n) => `incidents?app=app-0&release=none-${n}` },
    { name: 'groups', path: (n) => `groups?from=${from(n)}` },
    { name: 'releases of an app', path: (n) => `reports/releases?app=app-${n % 5}&limit=${1 + (n % 12)}` },
    { name: 'search of a rare word', path: (n) => `incidents?q=user%20${n * 9}%20got` },
    { name: 'search of a frequent word', path: (n) => `incidents?q=socket&to=${to(n)}` },
    { name: 'search that finds nothing', path: (n) => `incidents?q=nowhere${n}` },
    { name: 'incident', path: (n) => `incidents/incident-${(n * 37) % incidents}` },
    { name: 'sessions', path: () => 'sessions?limit=50' },
    {
      name: 'sessions of an app, with incidents',
      path: (n) => `sessions?app=app-${n % 5}&withIncidents=true&to=${to(n)}`,
    },
    { name: 'sessions that nothing matches', path: (n) => `sessions?release=none-${n}` },
    { name: 'search of sessions that finds nothing', path: (n) => `sessions?q=nowhere${n}` },
    {
      name: 'first page of 100,000 records',
      path: () => `sessions/${LONG_SESSION}/records`,
      goalMax: FIRST_PAGE_GOAL_MS,
    },
  ];
}
