import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import type { RequestFacts } from '../models/requests/requests.ts';
import { isKeptAnswer, isMarkedOld } from '../stores/kept-answers.ts';
import type { Copy } from '../stores/stores.ts';
import { spotOf } from './comparable-copies.ts';

/** Which single things a page shows, as far as that can be told: what the user's last step made it ask for. */
export interface OpenedAnswers {
  /** The copy was found to be the answer to this question (its line without ids), which was asked then (epoch ms). */
  noteRead(session: Session, copy: Copy, source: string, askedAt: number): void;
  /** Whether the user opened it with the last step: and not many at once, or one that is asked for again, which will bring it. */
  isOpen(session: Session, copy: Copy): boolean;
}

/** How soon after a step a page asks for what the user wants to see. What comes later is fetched ahead. */
const AFTER_STEP_MS = 1_000;
/** Answers, and kinds of questions, remembered for each page. */
const MOST_OPENED = 64;
const MOST_SOURCES = 64;

interface Step {
  /** Epoch ms of the user's last one. 0: there was none. */
  readonly at: number;
  /** How often each kind of question was asked since. */
  readonly asked: RecentMap<string, number>;
}

interface Opened {
  readonly source: string;
  readonly step: Step;
}

/** Knows answers that are kept under their requests, as by TanStack Query, and are each about one thing. */
export function createOpenedAnswers(bus: Bus<RecordFacts & RequestFacts>): OpenedAnswers {
  const pageOf = perSession(() => ({ step: stepAt(0) }));
  const openedOf = perSession(() => new RecentMap<string, Opened>(MOST_OPENED));

  for (const kind of ['ui.click', 'ui.submit', 'ui.press', 'ui.change'] as const)
    bus.on(kind, ({ session, at }) => {
      pageOf(session).step = stepAt(at);
    });
  bus.on('request.asked', ({ session, pattern }) => {
    const { asked } = pageOf(session).step;
    asked.set(pattern, (asked.get(pattern) ?? 0) + 1);
  });

  return {
    noteRead(session, copy, source, askedAt) {
      const { step } = pageOf(session);
      const isOfStep = step.at > 0 && askedAt >= step.at && askedAt <= step.at + AFTER_STEP_MS;
      if (isOfStep && copy.list === undefined && isKeptAnswer(copy))
        openedOf(session).set(spotOf(copy), { source, step });
    },
    isOpen(session, copy) {
      const opened = openedOf(session).get(spotOf(copy));
      if (opened === undefined || opened.step !== pageOf(session).step) return false;
      return opened.step.asked.get(opened.source) === 1 && !isMarkedOld(copy);
    },
  };
}

const stepAt = (at: number): Step => ({ at, asked: new RecentMap(MOST_SOURCES) });
