import { Heap } from './heap.ts';
import type { Session } from './session.ts';

/** Runs `run` at epoch ms `dueAt`, once the records of all these sessions are complete up to then. */
export type At = (dueAt: number, sessions: readonly Session[], run: (nowAt: number) => void) => void;

interface Timer {
  readonly dueAt: number;
  /** In the order of their making, so that timers of one instant run in an order that does not change. */
  readonly number: number;
  readonly sessions: readonly Session[];
  readonly run: (nowAt: number) => void;
}

/**
 * Timers in the time of the records.
 *
 * A timer runs once all records up to its instant were taken, and the sessions it speaks of are complete to it:
 * silence counts only where somebody was listening. A timer whose session never gets that far never runs.
 */
export class Scheduler {
  readonly #timers = new Heap<Timer>(isBefore);
  readonly #isCompleteTo: (session: Session, at: number) => boolean;
  #blocked: Timer[] = [];
  #made = 0;

  constructor(isCompleteTo: (session: Session, at: number) => boolean) {
    this.#isCompleteTo = isCompleteTo;
  }

  at(dueAt: number, sessions: readonly Session[], run: (nowAt: number) => void): void {
    this.#made++;
    this.#timers.push({ dueAt, number: this.#made, sessions, run });
  }

  /** Lets timers that waited for a session to become complete take another look. */
  retryBlocked(): void {
    const blocked = this.#blocked;
    this.#blocked = [];
    for (const timer of blocked) this.#timers.push(timer);
  }

  /** Runs what is due up to `toAt` and before `beforeAt`; gives the instant of the last timer that ran. */
  runDue(toAt: number, beforeAt: number): number | undefined {
    let lastAt: number | undefined;
    for (let timer = this.#timers.peek(); timer !== undefined; timer = this.#timers.peek()) {
      if (timer.dueAt > toAt || timer.dueAt >= beforeAt) break;
      this.#timers.pop();
      if (this.#isReady(timer)) {
        timer.run(timer.dueAt);
        lastAt = timer.dueAt;
      } else {
        this.#blocked.push(timer);
      }
    }
    return lastAt;
  }

  #isReady({ sessions, dueAt }: Timer): boolean {
    return sessions.every((session) => this.#isCompleteTo(session, dueAt));
  }
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.dueAt === b.dueAt ? a.number < b.number : a.dueAt < b.dueAt;
}
