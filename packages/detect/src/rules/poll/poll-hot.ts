import type { Session } from '#engine/session.ts';
import type { Poll, PollAnswer, PollAsk } from '#models/reads/polls.ts';
import { readPattern } from '#models/requests/read-pattern.ts';
import type { Request } from '#models/requests/requests.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import type { Threshold } from '#threshold.ts';
import { countText, durationText, groupDigits, sizeText } from '../wording.ts';

const HOT: Threshold = {
  name: 'poll.hot.everyMs',
  unit: 'ms',
  value: 10_000,
  says: 'Repeats that are as close or closer are hot: slower polls are a choice that one can defend.',
};
const REPEATS: Threshold = { name: 'poll.hot.repeats', unit: 'times', value: 5, says: 'A few repeats are no habit.' };
/** Who waits for a job to end asks often, and not for long. */
const LEAST_SPAN_MS = 12_000;
const STALE: Threshold = {
  name: 'poll.hot.staleShare',
  unit: 'share',
  value: 0.8,
  says: 'Share of answers that bring nothing new.',
};
/** The longest wait against the shortest: beyond it no clock asks. */
const MOST_UNEVEN = 2.5;
/** The last wait against the first: from here on the page asks less and less often. */
const BACKING_OFF = 1.4;
/** Share of the interval that a server holds its answer back: then it is long polling, and costs little. */
const HELD_SHARE = 0.7;
/** Waits that are looked at. */
const LAST_GAPS = 10;
const MOST_EVIDENCE = 10;
const HOUR_MS = 3_600_000;

/** The askings of one poll, each soon after the one before. */
interface Streak {
  readonly first: Request;
  readonly asks: PollAsk[];
  repeats: number;
  answers: number;
  same: number;
  size: number;
  heldMs: number;
  /** The incident is told again when there are as many repeats. */
  tellAt: number;
}

/** A page asks the same again and again, and hears nothing new. */
export const pollHot: Rule = {
  kind: 'poll.hot',
  severity: 'medium',
  summary: 'The same read repeats every 10 s or faster, and nearly all answers bring nothing new.',
  advice:
    'Let the server say when something changed (a socket, server-sent events), and read once then. Where polling must be, make it ' +
    'conditional (ETag and 304), ask less often the longer nothing changes, and stop while the page is hidden.',
  thresholds: [HOT, REPEATS, STALE],
  watch({ world, on, report, limit }) {
    const hotMs = limit(HOT);
    const leastRepeats = limit(REPEATS);
    const staleShare = limit(STALE);
    const streaks = new WeakMap<Poll, Streak>();

    on('poll.asked', (ask) => {
      if (ask.gapMs > hotMs) {
        streaks.delete(ask.poll);
        return;
      }
      const streak = streaks.get(ask.poll) ?? begin(ask.before, leastRepeats);
      streaks.set(ask.poll, streak);
      if (!ask.isByTimer) return;
      streak.repeats++;
      streak.asks.push(ask);
      if (streak.asks.length > LAST_GAPS) streak.asks.shift();
    });
    on('poll.answered', (answered) => {
      const streak = streaks.get(answered.ask.poll);
      if (streak === undefined || answered.ask.request.at < streak.first.at) return;
      count(streak, answered);
      if (
        streak.repeats < streak.tellAt ||
        !isHot(streak, answered.answer.at, { leastRepeats, staleShare }) ||
        world.loops.isLoop(answered.ask.poll)
      )
        return;
      streak.tellAt = streak.repeats * 2;
      tell(streak, answered);
    });

    function tell(streak: Streak, { ask, answer }: PollAnswer): void {
      const { session, line } = ask.poll;
      const { first, repeats, answers, same } = streak;
      const identity = world.identity.now(session);
      const everyMs = Math.round(meanGapMs(streak));
      const requestsPerHour = Math.round(HOUR_MS / everyMs);
      const bytesPerHour = Math.round((streak.size / answers) * requestsPerHour);
      report({
        session,
        identity,
        key: [line, String(first.seq)],
        place: [readPattern(line)],
        confidence: 'observed',
        title: `The page of ${nameOf(identity)} asked ${line} ${countText(repeats + 1, 'time')}, every ${durationText(everyMs)}, and ${groupDigits(same)} of ${countText(answers, 'answer')} brought nothing new: ${countText(requestsPerHour, 'request')} and ${sizeText(bytesPerHour)} an hour`,
        at: first.at,
        untilAt: answer.at,
        facts: { request: line, repeats, everyMs, answers, unchanged: same, requestsPerHour, bytesPerHour },
        evidence: evidenceOf(session, streak),
        witness: [
          { says: `The page asked ${line}.`, session: session.id, seq: first.seq, at: first.at },
          {
            says: `It asked the same ${countText(repeats, 'more time')}, on average every ${durationText(everyMs)}.`,
            session: session.id,
            seq: ask.request.seq,
            at: ask.request.at,
          },
          {
            says: `${groupDigits(same)} of ${countText(answers, 'answer')} said what the one before had said.`,
            session: session.id,
            seq: answer.seq,
            at: answer.at,
          },
        ],
      });
    }
  },
};

const begin = (first: Request, tellAt: number): Streak => ({
  first,
  asks: [],
  repeats: 0,
  answers: 0,
  same: 0,
  size: 0,
  heldMs: 0,
  tellAt,
});

function count(streak: Streak, { ask, answer, isSame }: PollAnswer): void {
  streak.answers++;
  streak.size += answer.text?.length ?? 0;
  streak.heldMs += answer.at - ask.request.at;
  if (isSame === true) streak.same++;
}

function isHot(
  streak: Streak,
  nowAt: number,
  { leastRepeats, staleShare }: { readonly leastRepeats: number; readonly staleShare: number },
): boolean {
  const gaps = streak.asks.map(({ gapMs }) => gapMs);
  const isEven = Math.max(...gaps) <= MOST_UNEVEN * Math.min(...gaps);
  const isBackingOff = (gaps.at(-1) ?? 0) >= BACKING_OFF * (gaps[0] ?? 0);
  const isHeld = streak.heldMs / streak.answers >= HELD_SHARE * meanGapMs(streak);
  return (
    streak.answers >= leastRepeats &&
    nowAt - streak.first.at >= LEAST_SPAN_MS &&
    streak.same >= staleShare * streak.answers &&
    isEven &&
    !isBackingOff &&
    !isHeld
  );
}

/** Of the last waits. */
const meanGapMs = ({ asks }: Streak): number => asks.reduce((sum, { gapMs }) => sum + gapMs, 0) / asks.length;

const evidenceOf = (session: Session, { asks }: Streak) =>
  asks
    .slice(-MOST_EVIDENCE)
    .map(({ request }) => ({ session: session.id, seq: request.seq, at: request.at, role: 'asked' }));
