import type { IncidentSummary } from '@driftscope/detect';
import pRetry, { AbortError } from 'p-retry';
import type { ReportFault } from '../report-fault.ts';
import type { ChangedSince } from '../storage/incident-store.ts';
import { GroupBook } from './group-book.ts';
import { readTellingState, type TellingState, writeTellingState } from './telling-state.ts';

/** What became of one attempt to tell. `refused`: it will never be taken. */
export type TellingOutcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'later'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string };

/** Tells of one incident once. Resolves when it is answered; whatever it throws is tried again. */
export type Tell = (incident: IncidentSummary, signal: AbortSignal) => Promise<TellingOutcome>;

export interface TellingOptions {
  /** Who is told, as faults name it. */
  readonly whom: string;
  readonly tell: Tell;
  readonly changedSince: ChangedSince;
  readonly stateFile: string;
  /** A group that goes on is told again after so long. Infinite: it is not. */
  readonly repeatMs: number;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly report: ReportFault;
  /** Wait before the second attempt, ms. It doubles up to five minutes. */
  readonly retryMs?: number | undefined;
}

export interface Telling {
  /** Something has changed. */
  wake(): void;
  stop(): Promise<void>;
}

const PAGE_INCIDENTS = 100;
const MAX_RETRY_MS = 5 * 60_000;

/**
 * Tells somebody of each group of incidents when it appears, when it comes back after it was resolved, and again when it
 * goes on for long. At least once: what was not taken is told again, also after a restart.
 *
 * What is there when it is started for the first time is not told.
 */
export function startTelling(options: TellingOptions): Telling {
  const { whom, changedSince, stateFile, repeatMs, clock, report, retryMs = 1_000 } = options;
  const stopped = new AbortController();
  let wake = (): void => undefined;
  const nextChange = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });

  let isKept = true;
  /** Where a state cannot be written telling goes on: what is told twice after a restart is better than what nobody is told of. */
  const keep = async (state: TellingState): Promise<void> => {
    try {
      await writeTellingState(stateFile, state);
      isKept = true;
    } catch (cause) {
      if (isKept) report(unkept(whom, stateFile), cause);
      isKept = false;
    }
  };

  const tellAll = async (progress: Progress): Promise<void> => {
    const { book } = progress;
    for await (const incident of changesSince(progress.rev, changedSince)) {
      if (book.isDue(incident, clock(), repeatMs)) {
        await tellUntilTaken(incident, options, stopped.signal);
        book.noteTold(incident, clock());
      }
      book.noteStatus(incident);
      progress.rev = incident.rev;
      await keep({ rev: progress.rev, told: book.entries() });
    }
  };

  /** Reads until it can: a store that is busy, or locked for a while, is there again later. */
  const insist = <Result>(read: () => Promise<Result>): Promise<Result> =>
    pRetry(read, {
      ...patience(retryMs, stopped.signal),
      onFailedAttempt: ({ error, attemptNumber }) => {
        if (attemptNumber === 1 && !stopped.signal.aborted) report(stalled(whom), error);
      },
    });

  const run = async () => {
    const state = (await readTellingState(stateFile)) ?? (await insist(() => startingState(changedSince)));
    await keep(state);
    const progress: Progress = { rev: state.rev, book: new GroupBook(state.told) };
    while (!stopped.signal.aborted) {
      // Listened for before it is read: what changes meanwhile is not missed.
      const change = nextChange();
      await insist(() => tellAll(progress));
      await change;
    }
  };
  const running = run().catch((cause: unknown) => {
    if (!stopped.signal.aborted) report(ended(whom), cause);
  });
  return {
    wake: () => wake(),
    stop: async () => {
      stopped.abort();
      wake();
      await running;
    },
  };
}

/** How far somebody was told, as far as it went. */
interface Progress {
  rev: number;
  readonly book: GroupBook;
}

async function* changesSince(start: number, changedSince: ChangedSince): AsyncIterable<IncidentSummary> {
  let rev = start;
  for (;;) {
    const page = await changedSince(rev, PAGE_INCIDENTS);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    rev = last.rev;
  }
}

async function startingState(changedSince: ChangedSince): Promise<TellingState> {
  let rev = 0;
  for await (const incident of changesSince(0, changedSince)) rev = incident.rev;
  return { rev, told: [] };
}

/** Resolves once it was taken, or refused for good. @throws when it is stopped before. */
async function tellUntilTaken(
  incident: IncidentSummary,
  { whom, tell, report, retryMs = 1_000 }: TellingOptions,
  signal: AbortSignal,
): Promise<void> {
  const attempt = async () => {
    const outcome = await tell(incident, signal);
    if (outcome.kind === 'taken') return;
    const error = new Error(outcome.why);
    throw outcome.kind === 'refused' ? new AbortError(error) : error;
  };
  try {
    await pRetry(attempt, patience(retryMs, signal));
  } catch (cause) {
    if (signal.aborted) throw cause;
    report(refused(whom), cause);
  }
}

/** As often as it takes, ever more seldom. */
const patience = (retryMs: number, signal: AbortSignal) => ({
  retries: Number.POSITIVE_INFINITY,
  minTimeout: retryMs,
  maxTimeout: MAX_RETRY_MS,
  randomize: true,
  signal,
});

const unkept = (whom: string, stateFile: string) => ({
  kind: 'telling-unkept',
  message: `What ${whom} was told of cannot be kept in ${stateFile}.`,
  hint: 'Make room, or let the collector write there. Telling goes on; after a restart some of it is told again.',
});

const stalled = (whom: string) => ({
  kind: 'telling-stalled',
  message: `${whom} is not told of incidents, which cannot be read.`,
  hint: 'It is tried again by itself.',
});

const refused = (whom: string) => ({
  kind: 'telling-refused',
  message: `${whom} refused an incident.`,
  hint: 'Check its setting. The next incident is tried.',
});

const ended = (whom: string) => ({
  kind: 'telling-ended',
  message: `${whom} is not told of incidents any more.`,
  hint: 'Start the collector again.',
});
