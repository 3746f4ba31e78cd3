import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { RecordFacts } from '../engine/seen.ts';
import type { Session } from '../engine/session.ts';
import type { RequestFacts } from '../models/requests/requests.ts';
import { isKeptAnswer, isMarkedOld, isObserved } from '../stores/kept-answers.ts';
import type { Copy } from '../stores/stores.ts';
import { spotOf } from './comparable-copies.ts';

/**
 * Which single things a page shows, as far as that can be told: what the user's last step made it ask for; or an earlier one, where
 * the library says that a component still shows it.
 */
export interface OpenedAnswers {
  /** The copy was found to be the answer to this question (its line without ids), which was asked then (epoch ms). */
  noteRead(session: Session, copy: Copy, source: string, askedAt: number): void;
  /**
   * Whether the user opened it, and has not closed it: not many at once, nor one that is asked for again, which will bring it, nor one
   * since which something was entered, which may be about it.
   */
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
  /** Epoch ms. */
  readonly askedAt: number;
}

interface Page {
  step: Step;
  /** Epoch ms of the last time that something was entered or sent. 0: it never was. */
  enteredAt: number;
  /** The last question of each kind: when it was asked (epoch ms), and after which step. */
  readonly lastAsked: RecentMap<string, { readonly at: number; readonly step: Step }>;
}

/** Knows answers that are kept under their requests, as by TanStack Query, and are each about one thing. */
export function createOpenedAnswers(bus: Bus<RecordFacts & RequestFacts>): OpenedAnswers {
  const pageOf = perSession<Page>(() => ({ step: stepAt(0), enteredAt: 0, lastAsked: new RecentMap(MOST_SOURCES) }));
  const openedOf = perSession(() => new RecentMap<string, Opened>(MOST_OPENED));

  for (const kind of ['ui.click', 'ui.submit', 'ui.press', 'ui.change'] as const)
    bus.on(kind, ({ session, at }) => {
      pageOf(session).step = stepAt(at);
    });
  for (const kind of ['ui.submit', 'ui.change'] as const)
    bus.on(kind, ({ session, at }) => {
      pageOf(session).enteredAt = at;
    });
  bus.on('request.asked', ({ session, pattern, at }) => {
    const { step, lastAsked } = pageOf(session);
    step.asked.set(pattern, (step.asked.get(pattern) ?? 0) + 1);
    lastAsked.set(pattern, { at, step });
  });

  return {
    noteRead(session, copy, source, askedAt) {
      const asked = pageOf(session).lastAsked.get(source);
      if (asked === undefined || asked.at !== askedAt) return;
      const { step } = asked;
      const isOfStep = step.at > 0 && askedAt <= step.at + AFTER_STEP_MS;
      if (isOfStep && copy.list === undefined && isKeptAnswer(copy))
        openedOf(session).set(spotOf(copy), { source, step, askedAt });
    },
    isOpen(session, copy) {
      const opened = openedOf(session).get(spotOf(copy));
      if (opened === undefined || isMarkedOld(copy)) return false;
      const { source, step, askedAt } = opened;
      const page = pageOf(session);
      const isThere = step === page.step || (isObserved(copy) && page.enteredAt <= step.at);
      return isThere && step.asked.get(source) === 1 && page.lastAsked.get(source)?.at === askedAt;
    },
  };
}

const stepAt = (at: number): Step => ({ at, asked: new RecentMap(MOST_SOURCES) });
