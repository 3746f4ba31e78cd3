import { isJsonObject, type Json } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Session } from '#engine/session.ts';
import { createDerivation } from '#entities/derivation.ts';
import type { FoundEntity } from '#entities/find-entities.ts';
import { asTime } from '#entities/time-of.ts';
import type { LinkFacts } from '#links/link.ts';
import type { ReadFacts } from '../reads/reads.ts';
import type { Write, WriteFacts } from '../writes/writes.ts';

export interface ClockModel {
  /** By how many ms at most the clock that its records are told by is ahead of the server's. Absent: nothing tells, or what tells contradicts itself. */
  aheadMs(session: Session): number | undefined;
  /** By how much the page's clock is off, where several events agree on it. Absent: not measured. */
  offset(session: Session): ClockOffset | undefined;
  /** The write by which the page told the server this time (epoch ms), made by its own clock. */
  toldBy(session: Session, time: number): Write | undefined;
}

/** How late an event came that says when it was made: by the two clocks' difference, and the way. */
export interface Lag {
  /** By the page's clock less the server's; negative where the page's is behind. */
  readonly ms: number;
  readonly id: string;
  readonly at: number;
  readonly seq: number;
}

export interface ClockOffset {
  /** ms of the page's clock before the server's, give or take `withinMs`; negative: behind. */
  readonly ms: number;
  readonly withinMs: number;
  /** The one that came soonest. */
  readonly lag: Lag;
}

/** What comes may seem to be of the future by so much: clocks are kept by the network. */
const TOLERANCE_MS = 2_000;
/** So many events must agree, to so many ms: news of old things is late by as much as they are old. */
const LEAST_LAGS = 3;
const WITHIN_MS = 1_000;
/** Times that a page told, remembered for each. */
const MOST_TOLD = 128;
/** How deep a time is looked for in what is sent. */
const DEEPEST = 3;

/** Names of the instant at which something was made, by the clock of whoever made it. */
export const isMadeName = (name: string): boolean =>
  /^((created|sent|posted|inserted|published|updated)_?(at|on)|time|timestamp|ts|date)$/i.test(name);

/** Measures each page's clock by what it is told: what was just made says when. */
export function createClockModel(bus: Bus<LinkFacts & ReadFacts & WriteFacts>): ClockModel {
  const leastOf = perSession(() => ({ ms: Number.POSITIVE_INFINITY }));
  /** The soonest ones, in order. */
  const lagsOf = perSession<Lag[]>(() => []);
  const toldOf = perSession(() => new RecentMap<number, Write>(MOST_TOLD));

  bus.on('write.begun', (write) => {
    for (const time of timesIn(write.sent.body)) toldOf(write.session).set(time, write);
  });
  bus.on('event.in', ({ link, mains: [main], at, seq }) => {
    const madeAt = note(link.session, main, at);
    if (main !== undefined && madeAt !== undefined)
      keepLag(link.session, { ms: link.session.ownAt(at) - madeAt, id: main.id, at, seq }, madeAt);
  });
  bus.on('read', ({ session, via, isWrite, content, at }) => {
    if (content !== undefined && (isWrite || via === 'ack')) note(session, content.entities[0], at);
  });

  function note(session: Session, entity: FoundEntity | undefined, at: number): number | undefined {
    const madeAt = entity === undefined ? undefined : madeAtOf(entity);
    const least = leastOf(session);
    if (madeAt !== undefined) least.ms = Math.min(least.ms, at - madeAt);
    return madeAt;
  }

  /** An echo of what the page said tells nothing of the server's clock. */
  function keepLag(session: Session, lag: Lag, madeAt: number): void {
    const lags = lagsOf(session);
    const last = lags.at(-1);
    if (lags.length === LEAST_LAGS && last !== undefined && last.ms <= lag.ms) return;
    if (toldOf(session).has(madeAt) || lags.some(({ id }) => id === lag.id)) return;
    lags.push(lag);
    lags.sort((a, b) => a.ms - b.ms);
    lags.length = Math.min(lags.length, LEAST_LAGS);
  }

  return {
    aheadMs(session) {
      const { ms } = leastOf(session);
      return Number.isFinite(ms) && ms >= -TOLERANCE_MS ? Math.max(0, ms) : undefined;
    },
    offset(session) {
      const lags = lagsOf(session);
      const [lag] = lags;
      const withinMs = (lags.at(-1)?.ms ?? 0) - (lag?.ms ?? 0);
      return lag === undefined || lags.length < LEAST_LAGS || withinMs > WITHIN_MS
        ? undefined
        : { ms: lag.ms, withinMs, lag };
    },
    toldBy: (session, time) => toldOf(session).get(time),
  };
}

function madeAtOf({ object, shape }: FoundEntity): number | undefined {
  for (const name of shape.derive(object, madeNames)) {
    const at = asTime(object[name] ?? null);
    if (at !== undefined) return at;
  }
  return undefined;
}

const madeNames = createDerivation((names) => names.filter(isMadeName));

function timesIn(value: Json, depth = 0): readonly number[] {
  if (Array.isArray(value) && depth < DEEPEST) return value.flatMap((item: Json) => timesIn(item, depth + 1));
  if (!isJsonObject(value) || depth >= DEEPEST) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    const time = isMadeName(name) ? asTime(child) : undefined;
    return time === undefined ? timesIn(child, depth + 1) : [time];
  });
}
