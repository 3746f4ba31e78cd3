import type { Poll, PollAsk } from '#models/reads/polls.ts';
import { readPattern } from '#models/requests/read-pattern.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import type { Threshold } from '#threshold.ts';
import { countText, durationText } from '../wording.ts';

const SLOW: Threshold = {
  name: 'poll.hidden.everyMs',
  unit: 'ms',
  value: 60_000,
  says: 'Repeats that are closer count: once a minute is what browsers let a hidden page do, and costs little.',
};
const REPEATS: Threshold = {
  name: 'poll.hidden.repeats',
  unit: 'times',
  value: 3,
  says: 'Repeats, each while the page is hidden: the first may have been on its way.',
};

interface Streak {
  readonly since: number;
  readonly asks: PollAsk[];
  repeats: number;
  tellAt: number;
}

/** A page that nobody looks at asks on. */
export const pollHidden: Rule = {
  kind: 'poll.hidden',
  severity: 'low',
  summary: 'The same read repeats while the page is hidden.',
  advice:
    'Stop the timer on `visibilitychange` when the page is hidden, and read once when it is visible again. Query libraries do so by ' +
    'default (`refetchIntervalInBackground: false`).',
  thresholds: [SLOW, REPEATS],
  watch({ world, on, report, limit }) {
    const slowMs = limit(SLOW);
    const leastRepeats = limit(REPEATS);
    const streaks = new WeakMap<Poll, Streak>();

    on('poll.asked', (ask) => {
      const { poll, gapMs, isByTimer, isHidden } = ask;
      const since = world.page.hiddenSince(poll.session);
      if (!isHidden || !isByTimer || since === undefined) return;
      const known = streaks.get(poll);
      const isOn = known?.since === since && gapMs < slowMs;
      const streak = known !== undefined && isOn ? known : { since, asks: [], repeats: -1, tellAt: leastRepeats };
      streaks.set(poll, streak);
      streak.repeats++;
      if (streak.asks.length <= leastRepeats) streak.asks.push(ask);
      if (streak.repeats < streak.tellAt) return;
      streak.tellAt = streak.repeats * 2;
      tell(streak, ask);
    });

    function tell({ since, asks, repeats }: Streak, { poll, request }: PollAsk): void {
      const { session, line } = poll;
      const identity = world.identity.now(session);
      const [first] = asks;
      const everyMs = Math.round((request.at - (first?.request.at ?? since)) / repeats);
      const hiddenMs = Math.round(request.at - since);
      report({
        session,
        identity,
        key: [line, String(first?.request.seq)],
        place: [readPattern(line)],
        confidence: 'observed',
        title: `While hidden for ${durationText(hiddenMs)}, the page of ${nameOf(identity)} asked ${line} ${countText(repeats + 1, 'time')}, every ${durationText(everyMs)}`,
        at: since,
        untilAt: request.at,
        facts: { request: line, repeats, everyMs, hiddenMs },
        evidence: asks.map((ask) => ({
          session: session.id,
          seq: ask.request.seq,
          at: ask.request.at,
          role: 'asked',
        })),
        witness: [
          { says: 'The page was hidden: nobody could see what it read.', session: session.id, at: since },
          {
            says: `It asked ${line} ${countText(repeats + 1, 'time')} since, the last time ${durationText(hiddenMs)} later.`,
            session: session.id,
            seq: request.seq,
            at: request.at,
          },
        ],
      });
    }
  },
};
