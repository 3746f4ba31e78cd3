import { readdir, readFile } from 'node:fs/promises';
import type { CDPSession, Page } from '@playwright/test';

/** CPU that the thread of a page took so far, as the kernel counts it. */
export interface ThreadMeter {
  cpuMs(): Promise<number>;
  /** The same of all threads of its process that still run, workers among them. */
  processMs(): Promise<number>;
  /** What it had taken, since the thread began, when the meter was asked for. */
  readonly cpuBeforeMs: number;
}

/** Some tens of ms of work. So much work, not so much time: on a busy machine a page that only waits for time to pass may get none. */
const SPINS = 10_000_000;
const ROUNDS = 3;

/**
 * Opens a meter for the process that the page is in now. What Chromium itself can count of a page's tasks makes every call of a
 * listener dearer while it counts; to read what the scheduler knows costs the page nothing. Where there is no such file (it is
 * Linux's) it is the CPU of the whole process.
 */
export async function openThreadMeter(page: Page): Promise<ThreadMeter> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('the page has no browser to ask for its processes');
  const before = await processMs(session);
  const pid = await findProcess(page, session, before);
  const cpuBeforeMs = before.get(pid) ?? Number.NaN;
  const orAll = async (ms: number | undefined) => ms ?? (await processMs(session)).get(pid) ?? Number.NaN;
  return {
    cpuBeforeMs,
    cpuMs: async () => orAll(await threadMs(pid)),
    processMs: async () => orAll(await allThreadsMs(pid)),
  };
}

/** A page does not know its process: it is the one that works whenever the page does. Others start up meanwhile, and work as hard once. */
async function findProcess(page: Page, session: CDPSession, before: ReadonlyMap<number, number>): Promise<number> {
  let worked = new Map([...before.keys()].map((pid) => [pid, Number.POSITIVE_INFINITY]));
  let last = before;
  for (let round = 0; round < ROUNDS; round++) {
    await page.evaluate((count) => {
      let sum = 0;
      for (let spin = 0; spin < count; spin++) sum = (sum * 31 + spin) | 0;
      return sum;
    }, SPINS);
    const next = await processMs(session);
    worked = new Map([...worked].map(([pid, ms]) => [pid, Math.min(ms, (next.get(pid) ?? 0) - (last.get(pid) ?? 0))]));
    last = next;
  }
  const [most] = [...worked].sort(([, a], [, b]) => b - a);
  if (most === undefined || most[1] <= 0) throw new Error('no process of a page did any work');
  return most[0];
}

async function processMs(session: CDPSession): Promise<ReadonlyMap<number, number>> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  const all = pages.map(async ({ id, cpuTime }) => [id, (await threadMs(id)) ?? cpuTime * 1_000] as const);
  return new Map(await Promise.all(all));
}

async function allThreadsMs(pid: number): Promise<number | undefined> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => undefined);
  const each = await Promise.all(threads?.map((thread) => threadMs(pid, Number(thread))) ?? []);
  return threads && each.reduce<number>((sum, ms) => sum + (ms ?? 0), 0);
}

/** The first thread of a renderer runs the page. Its nanoseconds on a CPU are the first number. */
async function threadMs(pid: number, thread = pid): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number(text.split(' ')[0]) / 1e6;
}
