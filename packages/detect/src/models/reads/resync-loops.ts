import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { RecordFacts } from '#engine/seen.ts';
import type { Session } from '#engine/session.ts';
import type { Gap, GapFacts } from '#links/gaps.ts';
import type { Request } from '../requests/requests.ts';
import type { Poll, PollAnswer, PollAsk, PollFacts } from './polls.ts';

/** After a socket came back a page reads the same again and again, and hears nothing new. */
export interface Loop {
  readonly session: Session;
  readonly gap: Gap;
  readonly line: string;
  /** Answers that said what the one before said. */
  readonly same: readonly [PollAnswer, ...PollAnswer[]];
  readonly at: number;
}

export interface LoopFacts {
  readonly 'resync.looped': Loop;
}

export interface LoopModel {
  /** Whether this repeated question is a page's way to catch up that does not end. */
  isLoop(poll: Poll): boolean;
}

const LEAST_REPEATS = 5;
/** How soon after the socket is back the first of them is asked. */
const BEGIN_MS = 10_000;
/** How long after one the next is asked, at most: slower ones are polls. */
const REPEAT_MS = 5_000;
/** What is asked so soon after a step of the user may be asked by the user. */
const STEP_MS = 1_000;
/** What was asked every so often shortly before the gap is a poll that goes on. */
const POLL_MS = 15_000;
const POLLED_BEFORE_MS = 60_000;
/** Repeated questions remembered for each page. */
const MOST_POLLS = 64;

interface Streak {
  readonly gap: Gap;
  readonly same: PollAnswer[];
  /** The asking that has no answer yet: what is asked beside it is asked by several, and does not follow from an answer. */
  open?: Request | undefined;
  isOver: boolean;
}

interface PageReads {
  gap?: Gap;
  stepAt: number;
  /** Epoch ms when the question was last asked again soon after it had been asked. */
  readonly polledAt: RecentMap<Poll, number>;
  readonly streaks: RecentMap<Poll, Streak>;
}

/** Follows what a page reads again once its socket is back. */
export function createLoopModel(bus: Bus<RecordFacts & GapFacts & PollFacts & LoopFacts>): LoopModel {
  const pageOf = perSession<PageReads>(() => ({
    stepAt: 0,
    polledAt: new RecentMap(MOST_POLLS),
    streaks: new RecentMap(MOST_POLLS),
  }));
  const loops = new WeakSet<Poll>();

  for (const kind of ['ui.click', 'ui.submit', 'ui.change'] as const)
    bus.on(kind, ({ session, at }) => {
      pageOf(session).stepAt = at;
    });
  bus.on('gap.closed', (gap) => {
    pageOf(gap.session).gap = gap;
  });
  bus.on('poll.asked', (ask) => {
    const page = pageOf(ask.request.session);
    if (ask.gapMs <= POLL_MS && isPolling(page, ask)) page.polledAt.set(ask.poll, ask.request.at);
    begin(page, ask);
  });
  bus.on('poll.answered', (answered) => {
    const { ask, answer, isSame } = answered;
    const { session } = ask.request;
    const streak = pageOf(session).streaks.get(ask.poll);
    if (streak === undefined || streak.isOver) return;
    if (streak.open === ask.request) streak.open = undefined;
    // The first may bring what was missed: that is what it is for.
    if (isSame !== true) {
      if (streak.same.length > 0) streak.isOver = true;
      return;
    }
    streak.same.push(answered);
    const [first, ...others] = streak.same;
    if (first === undefined || streak.same.length < LEAST_REPEATS) return;
    streak.isOver = true;
    loops.add(ask.poll);
    const { line } = ask.poll;
    bus.tell('resync.looped', { session, gap: streak.gap, line, same: [first, ...others], at: answer.at });
  });

  /** What is asked after a gap is a poll as well once it is known to be no loop: the next gap finds it polled before. */
  function isPolling({ gap, streaks }: PageReads, { poll, request }: PollAsk): boolean {
    if (!isAfter(gap, request.at)) return true;
    const streak = streaks.get(poll);
    return streak !== undefined && streak.gap === gap && streak.isOver && !loops.has(poll);
  }

  function begin(page: PageReads, { poll, request, before, gapMs }: PollAsk): void {
    const { gap, stepAt, polledAt, streaks } = page;
    const backAt = gap?.back?.at;
    if (gap === undefined || backAt === undefined) return;
    const known = streaks.get(poll);
    const isByUser = request.at - stepAt <= STEP_MS;
    if (known?.gap === gap) {
      if (isByUser || gapMs > REPEAT_MS || known.open !== undefined) known.isOver = true;
      known.open = request;
      return;
    }
    // The first after the gap is the one before this; where it came before the gap, this is.
    const firstAt = isAfter(gap, before.at) ? before.at : request.at;
    const wasPolled = (polledAt.get(poll) ?? 0) > gap.fromAt - POLLED_BEFORE_MS;
    const isLate = firstAt > backAt + BEGIN_MS;
    streaks.set(poll, { gap, same: [], open: request, isOver: wasPolled || isLate || isByUser || request.isCatchUp });
  }

  return { isLoop: (poll) => loops.has(poll) };
}

/** A page may read as soon as its network is back, a little before its socket is. */
const AHEAD_MS = 2_000;

const isAfter = (gap: Gap | undefined, at: number): boolean =>
  gap?.back !== undefined && at >= Math.max(gap.noticedAt, gap.back.at - AHEAD_MS);
