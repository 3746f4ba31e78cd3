import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { median } from '../median.ts';
import { type BenchResult, judgeResult } from '../result.ts';
import { type Contender, openContenders } from './contender.ts';
import { openCommitsStand } from './measure-commits.ts';
import { openFirstLoadStand } from './measure-first-load.ts';
import { openFramesStand } from './measure-frames.ts';
import { openHeapStand } from './measure-heap.ts';
import { openStartStand, type StartFigure } from './measure-start.ts';
import { openStreamStand } from './measure-stream.ts';
import { openThroughputStand } from './measure-throughput.ts';
import { openWorkerFramesStand } from './measure-worker-frames.ts';
import { type Site, startSite } from './site.ts';
import { type Figures, medianAdded, medianRatio, takeTurns } from './take-turns.ts';

/** 20,000 frames that a page gives itself, and 1,000 commits each, in short turns. */
const FRAMES = 1_000;
/** Most of what one of these takes is the network's: it needs many, and many turns, to see what is ours. */
const SENT = 5_000;
const STREAMED = 1_200;
const COMMITS = 100;
const ROUNDS = { frames: 20, throughput: 60, stream: 8, workers: 10, commits: 10, start: 20, firstLoad: 10 };
const HEAP_FRAMES = 100_000;

/** What it costs a page to be recorded, beside the page alone and beside what others cost. Without `parts`: all of them. */
export async function* benchRecorder(parts: readonly string[]): AsyncGenerator<BenchResult> {
  const site = await startSite();
  const contenders = await openContenders(site);
  try {
    for (const part of recorderParts) {
      if (parts.length === 0 || parts.includes(part)) yield* await measures[part](contenders, site);
    }
  } finally {
    for (const profile of new Set(contenders.map((contender) => contender.profile))) await profile.close();
    await site.stop();
  }
}

/** What can be measured by itself. */
export const recorderParts = [
  'frames',
  'throughput',
  'stream',
  'worker',
  'zustand',
  'redux',
  'query',
  'start',
  'first load',
  'heap',
  'size',
] as const;

type Measure = (contenders: readonly Contender[], site: Site) => Promise<readonly BenchResult[]>;

/** Those with a part of what recording takes count only where it is the price of that. */
const of = (contenders: readonly Contender[], figure?: Contender['partOf']) =>
  contenders.filter(({ partOf }) => partOf === undefined || partOf === figure);

const measures: Readonly<Record<(typeof recorderParts)[number], Measure>> = {
  frames: (contenders) => benchFrames(of(contenders, 'frames')),
  throughput: (contenders) => benchThroughput(of(contenders, 'frames')),
  stream: (contenders) => benchStream(of(contenders, 'frames')),
  worker: (contenders) =>
    benchWorkerFrames(contenders.filter(({ name, partOf }) => name === 'native' || partOf === 'workers')),
  zustand: (contenders) => benchCommits(of(contenders), 'zustand'),
  redux: (contenders) => benchCommits(of(contenders), 'redux'),
  query: (contenders) => benchCommits(of(contenders), 'query'),
  start: (contenders, site) => benchStart(of(contenders, 'start'), site),
  'first load': (contenders) => benchFirstLoad(of(contenders, 'start')),
  heap: (contenders) => benchHeap(of(contenders)),
  size: async () => [await benchSize()],
};

async function benchFrames(contenders: readonly Contender[]): Promise<readonly BenchResult[]> {
  const all = await takeTurns(contenders, ROUNDS.frames, (contender) => openFramesStand(contender, FRAMES));
  return compare(all, (name, ours, native) => [
    judgeResult({
      name: `${name}: CPU added a frame`,
      value: medianAdded(ours, native),
      unit: 'µs',
      baseline: median(native),
      ...(name === 'driftscope' && { goalMax: 3 }),
    }),
  ]);
}

async function benchThroughput(contenders: readonly Contender[]): Promise<readonly BenchResult[]> {
  const all = await takeTurns(contenders, ROUNDS.throughput, (contender) => openThroughputStand(contender, SENT));
  return compare(all, (name, ours, native) => [
    judgeResult({
      name: `${name}: throughput against native`,
      value: medianRatio(ours, native),
      unit: '',
      ...(name === 'driftscope' && { goalMin: 0.95 }),
    }),
  ]);
}

async function benchStream(contenders: readonly Contender[]): Promise<readonly BenchResult[]> {
  const all = await takeTurns(contenders, ROUNDS.stream, (contender) => openStreamStand(contender, STREAMED));
  return compare(all, (name, ours, native) => [
    judgeResult({
      name: `${name}: CPU added a frame of a stream`,
      value: medianAdded(ours, native),
      unit: 'µs',
      baseline: median(native),
    }),
  ]);
}

async function benchWorkerFrames(contenders: readonly Contender[]): Promise<readonly BenchResult[]> {
  const all = await takeTurns(contenders, ROUNDS.workers, (contender) => openWorkerFramesStand(contender, FRAMES));
  return compare(all, (name, ours, native) => [
    judgeResult({
      name: `${name}: CPU added a frame in a worker`,
      value: medianAdded(ours, native),
      unit: 'µs',
      baseline: median(native),
    }),
  ]);
}

async function benchCommits(
  contenders: readonly Contender[],
  store: 'zustand' | 'redux' | 'query',
): Promise<readonly BenchResult[]> {
  const all = await takeTurns(contenders, ROUNDS.commits, (contender) => openCommitsStand(contender, store, COMMITS));
  return compare(all, (name, ours, native) => [
    judgeResult({
      name: `${name}: added a ${store} commit`,
      value: medianAdded(ours, native),
      unit: 'µs',
      baseline: median(native),
      ...(name === 'driftscope' && { goalMax: 20 }),
    }),
  ]);
}

async function benchStart(contenders: readonly Contender[], site: Site): Promise<readonly BenchResult[]> {
  const all = await takeTurns(contenders, ROUNDS.start, (contender) => openStartStand(contender, site));
  return compare(all, (name, ours, native) => {
    const each = (figures: readonly StartFigure[], key: keyof StartFigure) => figures.map((figure) => figure[key]);
    return [
      judgeResult({
        name: `${name}: added to the start of a page`,
        value: medianAdded(each(ours, 'startMs'), each(native, 'startMs')),
        unit: 'ms',
        baseline: median(each(native, 'startMs')),
        ...(name.startsWith('driftscope') && { goalMax: 5 }),
      }),
      judgeResult({
        name: `${name}: added to its end`,
        value: medianAdded(each(ours, 'leaveMs'), each(native, 'leaveMs')),
        unit: 'ms',
        baseline: median(each(native, 'leaveMs')),
      }),
    ];
  });
}

async function benchFirstLoad(contenders: readonly Contender[]): Promise<readonly BenchResult[]> {
  const all = await takeTurns(contenders, ROUNDS.firstLoad, openFirstLoadStand);
  return compare(all, (name, ours, native) => [
    judgeResult({
      name: `${name}: added to the first page of a process`,
      value: medianAdded(ours, native),
      unit: 'ms',
      baseline: median(native),
    }),
  ]);
}

async function benchHeap(contenders: readonly Contender[]): Promise<readonly BenchResult[]> {
  const all = await takeTurns(contenders, 1, (contender) => openHeapStand(contender, [HEAP_FRAMES, HEAP_FRAMES]));
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

function compare<T>(
  figures: Figures<T>,
  describe: (name: string, ours: readonly T[], native: readonly T[]) => readonly BenchResult[],
): readonly BenchResult[] {
  const native = figures.get('native') ?? [];
  return [...figures].flatMap(([name, ours]) => (name === 'native' ? [] : describe(name, ours, native)));
}
