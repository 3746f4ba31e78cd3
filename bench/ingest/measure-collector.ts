import { join } from 'node:path';
import { type BenchResult, judgeResult } from '../result.ts';
import { startCollectorApart } from '../start-collector-apart.ts';
import { type Load, offerLoad } from './offer-load.ts';
import { playDrift } from './play-drift.ts';

interface CollectorLoad {
  /** Where its data may be. */
  readonly dir: string;
  readonly load: Omit<Load, 'url' | 'headers'>;
  /** Records a second that others take, by their names. */
  readonly others: ReadonlyMap<string, number>;
}

/** A chat whose client comes back from a gap, and does not read what it missed. */
const DRIFTING = 'team-missed-messages.drifting.1';
/** How long a verdict may take after the end of the recording. */
const PATIENCE_MS = 60_000;

/** A collector as its users run it: what it takes while it stores and judges. */
export async function* measureCollector({ dir, load, others }: CollectorLoad): AsyncGenerator<BenchResult> {
  const contender = await startCollectorApart(join(dir, 'data'));
  try {
    const url = new URL('/api/v1/batches', contender.url);
    const headers = { 'content-type': 'application/json' };
    const early = later(load.lengthMs / 4).then(contender.memoryMb);
    const verdict = playDrift(contender.url, DRIFTING, PATIENCE_MS);
    // It is awaited further down; what goes wrong before is to be told, and not this.
    verdict.catch(() => undefined);
    const served = await offerLoad({ ...load, url, headers });
    const late = await contender.memoryMb();
    const cpu = await contender.cpuMs();
    const perThousand = served.records / 1_000;
    const whole = `durable, with detection, ${load.lengthMs / 1_000} s`;
    yield judgeResult({ name: whole, value: served.perS, unit: 'records/s', goalMin: 150_000 });
    for (const [name, perS] of others) {
      yield judgeResult({ name: `against ${name}`, value: served.perS, unit: 'records/s', baseline: perS });
    }
    yield judgeResult({ name: 'CPU of the thread that answers, per 1,000', value: cpu.main / perThousand, unit: 'ms' });
    yield judgeResult({ name: 'CPU of the other threads, per 1,000', value: cpu.others / perThousand, unit: 'ms' });
    yield judgeResult({ name: 'answer, median', value: served.ackMs.p50, unit: 'ms' });
    yield judgeResult({ name: 'answer, 99th of a hundred', value: served.ackMs.p99, unit: 'ms', goalMax: 50 });
    yield judgeResult({ name: 'asked to come again', value: served.busy, unit: 'requests' });
    yield judgeResult({ name: 'cut off without an answer', value: served.cut, unit: 'requests', goalMax: 0 });
    yield judgeResult({ name: 'memory at the end', value: late, unit: 'MB' });
    yield judgeResult({ name: 'memory, against a quarter of it', value: late / (await early), unit: '', goalMax: 1.1 });
    const first = await verdict;
    await offerLoad({ ...load, url, headers });
    const further = `memory, against that at the end, after ${load.lengthMs / 1_000} s more`;
    yield judgeResult({ name: further, value: (await contender.memoryMb()) / late, unit: '', goalMax: 1.1 });
    yield judgeResult({
      name: `verdict on a drift meanwhile (${first?.kind ?? 'none'})`,
      value: (first?.afterMs ?? Number.POSITIVE_INFINITY) / 1_000,
      unit: 's',
      goalMax: 15,
    });
  } finally {
    await contender.stop();
  }
}

const later = (delayMs: number) => new Promise<void>((resolve) => setTimeout(resolve, delayMs));
