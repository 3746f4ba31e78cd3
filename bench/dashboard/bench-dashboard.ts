import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '@driftscope/collector';
import { openProfile } from '@driftscope/e2e';
import { median } from '../median.ts';
import { measureScroll } from '../panel/measure-scroll.ts';
import { fillStore, LONG_SESSION } from '../query/fill-store.ts';
import { type BenchResult, judgeResult } from '../result.ts';
import { startCollectorApart } from '../start-collector-apart.ts';
import { type FirstVisit, measureFirstVisit } from './measure-first-visit.ts';
import { measureFlight } from './measure-flight.ts';
import { measureOpening } from './measure-opening.ts';

const filling = { sessions: 1_000, recordsEach: 100, incidents: 5_000, longRecords: 1_000_000 };
const VISITS = 5;
/** A slow laptop, as Chromium plays it. */
const SLOWDOWN = 4;
const OPENINGS = 15;

const parts: Readonly<Record<string, (url: string) => AsyncIterable<BenchResult>>> = {
  overview: benchOverview,
  incident: benchIncident,
  scroll: benchScroll,
};
export const dashboardParts = Object.keys(parts);

/** How soon the dashboard can be used, and how smoothly it scrolls, over 5,000 incidents and a session of 1,000,000 records. */
export async function* benchDashboard(asked: readonly string[]): AsyncGenerator<BenchResult> {
  const dataDir = await mkdtemp(join(tmpdir(), 'driftscope-bench-'));
  try {
    const store = openSqliteStore(dataDir);
    await fillStore(store, { ...filling, endMs: Date.now() });
    await store.close();
    const collector = await startCollectorApart(dataDir);
    try {
      for (const [name, part] of Object.entries(parts))
        if (asked.length === 0 || asked.includes(name)) yield* part(collector.url);
    } finally {
      await collector.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function* benchOverview(url: string): AsyncGenerator<BenchResult> {
  const measured: FirstVisit[] = [];
  // One that is not counted: the collector has answered nothing yet.
  for (let visit = 0; visit <= VISITS; visit++) measured.push(await measureFirstVisit(`${url}/overview`, SLOWDOWN));
  const middle = (of: (visit: FirstVisit) => number) => median(measured.slice(1).map(of));
  const list = await measureFirstVisit(url, 1);
  const unhurried: number[] = [];
  for (let visit = 0; visit < VISITS; visit++) unhurried.push((await measureFirstVisit(`${url}/overview`, 1)).cpuMs);
  const interactiveMs = middle((visit) => visit.interactiveMs);
  const figures = [
    { name: 'overview, until it can be used', value: interactiveMs, unit: 'ms', goalMax: 1_500 },
    { name: 'overview, until its charts are drawn', value: middle((visit) => visit.completeMs), unit: 'ms' },
    { name: 'overview, longest block once it can be used', value: middle((visit) => visit.blockedMs), unit: 'ms' },
    { name: 'overview, CPU of its thread until it is drawn, not slowed down', value: median(unhurried), unit: 'ms' },
    { name: 'overview, script until it can be used', value: middle((visit) => visit.scriptKb), unit: 'kB' },
    { name: 'list, script of the first load', value: list.scriptKb, unit: 'kB', goalMax: 300 },
    {
      name: 'overview, script of the first load',
      value: middle((visit) => visit.allScriptKb),
      unit: 'kB',
      goalMax: 300,
    },
  ];
  for (const figure of figures) yield judgeResult(figure);
}

async function* benchIncident(url: string): AsyncGenerator<BenchResult> {
  const profile = await openProfile();
  try {
    const tookMs = await measureOpening(await profile.context.newPage(), url, OPENINGS);
    const [first = Number.NaN, ...others] = tookMs;
    yield judgeResult({ name: 'incident opens from the list, the first', value: first, unit: 'ms', goalMax: 300 });
    yield judgeResult({ name: 'incident opens, median', value: median(others), unit: 'ms', goalMax: 300 });
    yield judgeResult({ name: 'incident opens, worst', value: Math.max(...others), unit: 'ms', goalMax: 300 });
  } finally {
    await profile.close();
  }
}

async function* benchScroll(url: string): AsyncGenerator<BenchResult> {
  const profile = await openProfile();
  try {
    const page = await profile.context.newPage();
    await page.goto(`${url}/sessions/${LONG_SESSION}?tab=records`);
    await page.getByRole('listbox', { name: 'Records' }).getByText('message:new').first().waitFor();
    const wheel = await measureScroll(page);
    yield judgeResult({ name: 'scrolling 1,000,000 records by wheel', value: wheel, unit: 'fps', goalMin: 50 });
    const { framesPerS, worstMs, shownMs } = await measureFlight(page);
    yield judgeResult({ name: 'flying over all of them', value: framesPerS, unit: 'fps', goalMin: 50 });
    yield judgeResult({ name: 'longest frame meanwhile', value: worstMs, unit: 'ms' });
    yield judgeResult({ name: 'until records are shown where it ends', value: shownMs, unit: 'ms' });
  } finally {
    await profile.close();
  }
}
