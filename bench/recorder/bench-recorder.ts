import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { median } from '../median.ts';
import { type BenchResult, judgeResult } from '../result.ts';
import { type Contender, openContenders } from './contender.ts';
import { measureCommits } from './measure-commits.ts';
import { type FramesFigure, measureFrames } from './measure-frames.ts';
import { measureHeap } from './measure-heap.ts';
import { measureStart } from './measure-start.ts';
import { startSite } from './site.ts';

const FRAMES = 20_000;
const COMMITS = 1_000;
const HEAP_FRAMES = 100_000;
/** Contenders take turns, so that a noisy minute of the machine is shared by all. */
const ROUNDS = { frames: 5, commits: 3, start: 15 };

/** What it costs a page to be recorded, beside the page alone and beside what others cost. */
export async function benchRecorder(): Promise<readonly BenchResult[]> {
  const site = await startSite();
  const contenders = await openContenders(site);
  try {
    return [
      ...(await benchFrames(contenders)),
      ...(await benchCommits(contenders, 'zustand')),
      ...(await benchCommits(contenders, 'redux')),
      ...(await benchCommits(contenders, 'query')),
      ...(await benchStart(contenders)),
      ...(await benchHeap(contenders)),
      await benchSize(),
    ];
  } finally {
    for (const profile of new Set(contenders.map((contender) => contender.profile))) await profile.close();
    await site.stop();
  }
}

async function benchFrames(contenders: readonly Contender[]): Promise<readonly BenchResult[]> {
  const all = await takeTurns(contenders, ROUNDS.frames, (contender) => measureFrames(contender, FRAMES));
  return compare(all, (name, ours, native) => {
    const of = (figures: readonly FramesFigure[], key: keyof FramesFigure) => median(figures.map((each) => each[key]));
    return [
      judgeResult({
        name: `${name}: CPU added a frame`,
        value: of(ours, 'cpuUs') - of(native, 'cpuUs'),
        unit: 'µs',
        baseline: of(native, 'cpuUs'),
        ...(name === 'driftscope' && { goalMax: 3 }),
      }),
      judgeResult({
        name: `${name}: throughput against native`,
        value: of(ours, 'framesPerS') / of(native, 'framesPerS'),
        unit: '',
        ...(name === 'driftscope' && { goalMin: 0.95 }),
      }),
    ];
  });
}

async function benchCommits(
  contenders: readonly Contender[],
  store: 'zustand' | 'redux' | 'query',
): Promise<readonly BenchResult[]> {
  const all = await takeTurns(contenders, ROUNDS.commits, (contender) => measureCommits(contender, store, COMMITS));
  return compare(all, (name, ours, native) => [
    judgeResult({
      name: `${name}: added a ${store} commit`,
      value: median(ours) - median(native),
      unit: 'µs',
      baseline: median(native),
      ...(name === 'driftscope' && { goalMax: 20 }),
    }),
  ]);
}

async function benchStart(contenders: readonly Contender[]): Promise<readonly BenchResult[]> {
  const all = await takeTurns(contenders, ROUNDS.start, measureStart);
  return compare(all, (name, ours, native) => [
    judgeResult({
      name: `${name}: added to the start of a page`,
      value: median(ours) - median(native),
      unit: 'ms',
      baseline: median(native),
      ...(name === 'driftscope' && { goalMax: 5 }),
    }),
  ]);
}

async function benchHeap(contenders: readonly Contender[]): Promise<readonly BenchResult[]> {
  const all = await takeTurns(contenders, 1, (contender) => measureHeap(contender, [HEAP_FRAMES, HEAP_FRAMES]));
  return compare(all, (name, [ours], [native]) => [
    judgeResult({
      name: `${name}: heap above native after ${HEAP_FRAMES} frames`,
      value: (ours?.[0] ?? Number.NaN) - (native?.[0] ?? Number.NaN),
      unit: 'MB',
      ...(name === 'driftscope' && { goalMax: 40 }),
    }),
    judgeResult({
      name: `${name}: heap grown by as many again`,
      value: (ours?.[1] ?? Number.NaN) - (ours?.[0] ?? Number.NaN),
      unit: 'MB',
      ...(name === 'driftscope' && { goalMax: 2 }),
    }),
  ]);
}

async function benchSize(): Promise<BenchResult> {
  const script = new URL('../../extension/.output/chrome-mv3/content-scripts/recorder.js', import.meta.url);
  const sizeKb = gzipSync(await readFile(script), { level: 9 }).length / 1_000;
  return judgeResult({ name: 'driftscope: page script, min+gzip', value: sizeKb, unit: 'kB', goalMax: 30 });
}

type Figures<T> = ReadonlyMap<Contender['name'], readonly T[]>;

async function takeTurns<T>(
  contenders: readonly Contender[],
  rounds: number,
  measure: (contender: Contender) => Promise<T>,
): Promise<Figures<T>> {
  const figures = new Map<Contender['name'], T[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) figures.get(contender.name)?.push(await measure(contender));
  }
  return figures;
}

function compare<T>(
  figures: Figures<T>,
  describe: (name: string, ours: readonly T[], native: readonly T[]) => readonly BenchResult[],
): readonly BenchResult[] {
  const native = figures.get('native') ?? [];
  return [...figures].flatMap(([name, ours]) => (name === 'native' ? [] : describe(name, ours, native)));
}
