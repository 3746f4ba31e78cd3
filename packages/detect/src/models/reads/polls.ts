import { keepNewest } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { RecordFacts, Seen } from '#engine/seen.ts';
import type { Session } from '#engine/session.ts';
import type { Content } from '#entities/content.ts';
import { holdsEmptyList } from '#entities/find-entities.ts';
import type { LinkFacts } from '#links/link.ts';
import type { PageModel } from '../page/page.ts';
import type { Answer, Request, RequestFacts } from '../requests/requests.ts';
import { isSameNews } from './is-same-news.ts';

/** One question that a page asks again and again. */
export interface Poll {
  readonly session: Session;
  readonly line: string;
}

/** One time that it was asked. */
export interface PollAsk {
  readonly poll: Poll;
  readonly request: Request;
  /** The asking before, and the time since. */
  readonly before: Request;
  readonly gapMs: number;
  /** No user, event or frame led to it just before, as far as can be told: a timer did. */
  readonly isByTimer: boolean;
  readonly isHidden: boolean;
}

export interface PollAnswer {
  readonly ask: PollAsk;
  readonly answer: Answer;
  /** Whether it says what the answer before said. `undefined`: it is the first one, or not known. */
  readonly isSame: boolean | undefined;
  /** An answer to a later asking of the same was there before. */
  readonly overtakenBy?: PollAnswer;
}

export interface PollFacts {
  /** A question was asked again. */
  readonly 'poll.asked': PollAsk;
  /** A question that was asked before was answered. */
  readonly 'poll.answered': PollAnswer;
}

/** Questions remembered for each page: those not asked for the longest time are forgotten. */
const MOST_POLLS = 64;
/** Askings of one question without an answer so far; older ones are given up. */
const MOST_OPEN = 64;
/** What comes so soon after a step of the user, or after an event, may come of it. */
const TRIGGER_MS = 500;
/** How far a timer may be out of time. */
const OFF_BEAT = 0.1;
/** Servers answer such questions with nothing that a page would show. */
const isLiveness = (name: string): boolean => /\/(health|healthz|ping|heartbeat|keep-?alive|alive)$/i.test(name);

interface Series extends Poll {
  last: Request;
  /** What its timer waited last. Absent: none was seen. */
  beatMs?: number;
  lastAnswer?: PollAnswer | { readonly answer: Answer };
  readonly open: Map<Request, PollAsk>;
  /** The answered asking that began latest. */
  newest?: PollAnswer;
}

/** Follows the reads that a page repeats: when, by what, and whether the answers bring anything new. */
export function watchPolls(bus: Bus<RecordFacts & LinkFacts & RequestFacts & PollFacts>, page: PageModel): void {
  const seriesOf = perSession(() => new RecentMap<string, Series>(MOST_POLLS));
  const triggerOf = perSession(() => ({ at: Number.NEGATIVE_INFINITY }));

  const trigger = ({ session, at }: Pick<Seen, 'session' | 'at'>): void => {
    triggerOf(session).at = at;
  };
  bus.on('ui.click', trigger);
  bus.on('ui.submit', trigger);
  bus.on('ui.change', trigger);
  bus.on('ui.press', trigger);
  bus.on('page.visibility', trigger);
  bus.on('page.online', trigger);
  bus.on('page.load', trigger);
  bus.on('stream.event', trigger);
  bus.on('event.in', ({ link, at }) => trigger({ session: link.session, at }));

  bus.on('request.asked', (request) => {
    if (request.isWrite) return;
    const { session, line } = request;
    const series = seriesOf(session).get(line);
    if (series === undefined) {
      if (isLiveness(request.name)) return;
      seriesOf(session).set(line, { session, line, last: request, open: new Map() });
      return;
    }
    const gapMs = request.at - series.last.at;
    const timed = isByTimer(request) || isOnBeat(series, gapMs);
    const isHidden = page.hiddenSince(session) !== undefined;
    const ask: PollAsk = { poll: series, request, before: series.last, gapMs, isByTimer: timed, isHidden };
    series.last = request;
    if (timed) series.beatMs = gapMs;
    keepNewest(series.open, request, ask, MOST_OPEN);
    bus.tell('poll.asked', ask);
  });
  bus.on('request.answered', (answer) => {
    const series = seriesFor(answer.request);
    if (series === undefined) return;
    const ask = series.open.get(answer.request);
    series.open.delete(answer.request);
    const isSame = sameness(series.lastAnswer?.answer, answer);
    if (ask === undefined) {
      series.lastAnswer = { answer };
      return;
    }
    const { newest } = series;
    const isOvertaken = newest !== undefined && newest.ask.request.at > ask.request.at;
    const told: PollAnswer = { ask, answer, isSame, ...(isOvertaken && { overtakenBy: newest }) };
    series.lastAnswer = told;
    if (!isOvertaken) series.newest = told;
    bus.tell('poll.answered', told);
  });
  bus.on('request.failed', ({ request }) => seriesFor(request)?.open.delete(request));

  function isByTimer({ session, at, cause }: Request): boolean {
    return cause === undefined && at - triggerOf(session).at > TRIGGER_MS;
  }

  function seriesFor({ session, line, isWrite }: Request): Series | undefined {
    return isWrite ? undefined : seriesOf(session).get(line);
  }
}

/** What a timer does, it does in time, whatever the user did just before. */
const isOnBeat = ({ beatMs }: Series, gapMs: number): boolean =>
  beatMs !== undefined && Math.abs(gapMs - beatMs) <= OFF_BEAT * beatMs;

function sameness(before: Answer | undefined, answer: Answer): boolean | undefined {
  if (answer.status === 304 || answer.status === 204) return true;
  if (answer.isUnknown) return undefined;
  if (answer.request.isCatchUp && answer.content !== undefined && bringsNothing(answer.content)) return true;
  if (before === undefined || before.isUnknown) return undefined;
  return isSameNews(before, answer);
}

const bringsNothing = ({ body, entities }: Content): boolean => holdsEmptyList(body) && entities.length === 0;
