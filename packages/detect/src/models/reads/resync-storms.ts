import type { Bus } from '#engine/bus.ts';
import { perApp } from '#engine/per-app.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { At } from '#engine/scheduler.ts';
import type { Session } from '#engine/session.ts';
import type { Gap, GapFacts } from '#links/gaps.ts';
import type { Limit, Threshold } from '#threshold.ts';
import type { Request, RequestFacts } from '../requests/requests.ts';

/** Pages that came back from one outage read one resource all at once. */
export interface Storm {
  readonly app: string;
  readonly line: string;
  readonly gaps: readonly [Gap, ...Gap[]];
  /** The reads of the worst seconds, oldest first. */
  readonly reads: readonly [Request, ...Request[]];
  /** How many there were in so long before the outage, on average. */
  readonly usual: number;
  readonly at: number;
}

export interface StormFacts {
  readonly 'resync.storm': Storm;
}

/** Those who come back within so long of the first come back from one outage. */
const OUTAGE_MS = 10_000;
/** Reads that come within so long come at once. */
export const BURST_MS = 5_000;
/** How long after the first one reads are looked at: what is spread over that is no storm. */
const HORIZON_MS = 30_000;
/** From which time the usual rate is taken. */
const BEFORE_MS = 300_000;
export const READS: Threshold = {
  name: 'resync.storm.reads',
  unit: 'times',
  value: 10,
  says: 'Reads of one resource that come at once: of fewer a server takes no notice.',
};
const TIMES_USUAL = 10;
/** Share of all reads after the outage that come at once. Spread by chance over 10 s and more they are fewer. */
const LEAST_SHARE = 0.7;
const LEAST_SESSIONS = 2;
/** Questions of all apps, and askings of each, that are remembered. */
const MOST_LINES = 2_000;
const MOST_ASKS = 1_000;

interface Outage {
  readonly fromAt: number;
  readonly gaps: [Gap, ...Gap[]];
}

/** Watches what the pages of an app read once they are back, all together. */
export function watchResyncStorms(bus: Bus<RequestFacts & GapFacts & StormFacts>, at: At, limit: Limit): void {
  const leastReads = limit(READS);
  const asked = new RecentMap<string, Request[]>(MOST_LINES);
  const outages = perApp<{ last?: Outage }>(() => ({}));

  bus.on('request.asked', (request) => {
    if (request.isWrite) return;
    const key = keyOf(request.session.app, request.line);
    const known = asked.get(key);
    if (known === undefined) asked.set(key, [request]);
    else {
      known.push(request);
      if (known.length > 2 * MOST_ASKS) known.splice(0, MOST_ASKS);
    }
  });
  bus.on('gap.closed', (gap) => {
    const app = outages.of(gap.session);
    if (app === undefined) return;
    const backAt = gap.back?.at ?? gap.noticedAt;
    if (app.last !== undefined && backAt <= app.last.fromAt + OUTAGE_MS) {
      app.last.gaps.push(gap);
      return;
    }
    const outage: Outage = { fromAt: backAt, gaps: [gap] };
    app.last = outage;
    at(backAt + OUTAGE_MS, [gap.session], () => {
      if (pagesOf(outage).length >= LEAST_SESSIONS)
        at(backAt + HORIZON_MS, pagesOf(outage), (nowAt) => judge(outage, nowAt));
    });
  });

  function judge(outage: Outage, nowAt: number): void {
    const { gaps, fromAt } = outage;
    const { app } = gaps[0].session;
    const began = Math.min(...gaps.map((gap) => gap.noticedAt));
    const isBack = new Set<Session>(pagesOf(outage));
    const known = Math.min(BEFORE_MS, began - Math.min(...[...isBack].map((session) => session.at(0))));
    const lines = new Set(
      [...asked.values()].flatMap((all) => (all[0]?.session.app === app ? (all[0]?.line ?? []) : [])),
    );
    for (const line of lines) {
      const all = asked.get(keyOf(app, line)) ?? [];
      const after = all.filter(
        (one) => one.at >= fromAt - BURST_MS && one.at >= began && one.at <= nowAt && isBack.has(one.session),
      );
      const reads = densest(after);
      const before = all.filter((one) => one.at < began && one.at >= began - known).length;
      const usual = known > 0 ? (before * BURST_MS) / Math.max(known, BURST_MS) : 0;
      const [first, ...others] = reads;
      const isStorm =
        reads.length >= Math.max(leastReads, TIMES_USUAL * usual, LEAST_SHARE * after.length) &&
        new Set(reads.map(({ session }) => session)).size >= LEAST_SESSIONS;
      if (first !== undefined && isStorm) {
        bus.tell('resync.storm', { app, line, gaps, reads: [first, ...others], usual, at: nowAt });
      }
    }
  }
}

const keyOf = (app: string, line: string): string => `${app}\n${line}`;

const pagesOf = ({ gaps }: Outage): readonly Session[] => [...new Set(gaps.map(({ session }) => session))];

/** Most of those, in order of time, that come within the time of a burst. */
function densest(reads: readonly Request[]): readonly Request[] {
  let best: readonly [from: number, to: number] = [0, 0];
  let from = 0;
  for (const [index, read] of reads.entries()) {
    while (read.at - (reads[from]?.at ?? read.at) > BURST_MS) from++;
    if (index + 1 - from > best[1] - best[0]) best = [from, index + 1];
  }
  return reads.slice(...best);
}
