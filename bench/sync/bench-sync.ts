import { openProfile } from '@driftscope/e2e';
import { type BenchResult, judgeResult } from '../result.ts';
import { type CatchUp, measureCatchUps } from './measure-catch-ups.ts';
import { measureReturn, naiveClient, syncClient } from './measure-return.ts';
import { measureSize } from './measure-size.ts';
import { startSyncSite } from './sync-site.ts';

const EXISTING = 20_000;
const MISSED = [10, 100, 1_000, 10_000] as const;
const CLIENTS = 1_000;

/** What the reference sync client costs: its size, a catch-up, and what a thousand of them ask of a server that comes back. */
export async function* benchSync(): AsyncGenerator<BenchResult> {
  const site = await startSyncSite(EXISTING);
  const profile = await openProfile();
  try {
    yield* await benchSize();
    yield* benchCatchUps(await measureCatchUps(profile, site, MISSED));
    yield* benchReturn();
  } finally {
    await profile.close();
    await site.stop();
  }
}

async function benchSize(): Promise<readonly BenchResult[]> {
  const { coreKb, wholeKb } = await measureSize();
  return [
    judgeResult({ name: 'core client, min+gzip', value: coreKb, unit: 'kB', goalMax: 12 }),
    judgeResult({ name: 'with Socket.IO transport, tabs and IndexedDB', value: wholeKb, unit: 'kB' }),
  ];
}

function benchCatchUps(catchUps: readonly CatchUp[]): readonly BenchResult[] {
  const most = catchUps.at(-1);
  const figures = catchUps.flatMap(({ missed, cpuMs, bytes }) => [
    judgeResult({
      name: `${missed} missed of ${EXISTING}: CPU of the page`,
      value: cpuMs,
      unit: 'ms',
      ...(missed === most?.missed && { goalMax: 200 }),
    }),
    judgeResult({ name: `${missed} missed of ${EXISTING}: read`, value: bytes / 1_000, unit: 'kB' }),
  ]);
  const [, few] = catchUps;
  if (!few || !most) return figures;
  const perMissed = ({ bytes, missed }: CatchUp) => bytes / missed;
  const name = `read for one missed change, of ${most.missed} against of ${few.missed}`;
  return [...figures, judgeResult({ name, value: perMissed(most) / perMissed(few), unit: '', goalMax: 1.2 })];
}

function benchReturn(): readonly BenchResult[] {
  const naive = measureReturn(CLIENTS, naiveClient);
  const name = `${CLIENTS} clients come back: most reads in one second`;
  const value = measureReturn(CLIENTS, syncClient);
  return [judgeResult({ name, value, unit: 'reads', baseline: naive, goalMax: naive / 4 })];
}
