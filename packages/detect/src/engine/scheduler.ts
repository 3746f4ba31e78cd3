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
 * silence counts only where somebody was listening. A timer whose session never gets that far, or is forgotten, never runs.
 */
export class Scheduler {
  readonly #timers = new Heap<Timer>(isBefore);
  readonly #isCompleteTo: (session: Session, at: number) => boolean;
  /** By the session that they wait for. */
  readonly #blocked = new Map<Session, Heap<Timer>>();
  #made = 0;
  #mayBeVoid = false;

  constructor(isCompleteTo: (session: Session, at: number) => boolean) {
    this.#isCompleteTo = isCompleteTo;
  }

  at(dueAt: number, sessions: readonly Session[], run: (nowAt: number) => void): void {
    this.#made++;
    const timer = { dueAt, number: this.#made, sessions, run };
    if (!isVoid(timer)) this.#timers.push(timer);
  }

  /** A session was forgotten: what speaks of it goes, too, before timers run again. Once for all that were forgotten till then. */
  forget(session: Session): void {
    this.#blocked.delete(session);
    this.#mayBeVoid = true;
  }

  /** Lets timers go on whose session has become complete. Of those that wait, one for each session is looked at. */
  retryBlocked(): void {
    this.#removeVoid();
    for (const [session, waiting] of this.#blocked) {
      for (let first = waiting.peek(); first !== undefined; first = waiting.peek()) {
        if (!this.#isCompleteTo(session, first.dueAt)) break;
        waiting.pop();
        this.#timers.push(first);
      }
      if (waiting.peek() === undefined) this.#blocked.delete(session);
    }
  }

  /** Runs what is due up to `toAt` and before `beforeAt`; gives the instant of the last timer that ran. */
  runDue(toAt: number, beforeAt: number): number | undefined {
    let lastAt: number | undefined;
    for (let timer = this.#timers.peek(); timer !== undefined; timer = this.#timers.peek()) {
      if (timer.dueAt > toAt || timer.dueAt >= beforeAt) break;
      this.#timers.pop();
      const { sessions, dueAt } = timer;
      const missing = sessions.find((session) => !this.#isCompleteTo(session, dueAt));
      if (missing === undefined) {
        timer.run(dueAt);
        lastAt = dueAt;
      } else this.#block(timer, missing);
    }
    return lastAt;
  }

  #removeVoid(): void {
    if (!this.#mayBeVoid) return;
    this.#mayBeVoid = false;
    this.#timers.remove(isVoid);
    for (const [session, waiting] of this.#blocked) {
      waiting.remove(isVoid);
      if (waiting.peek() === undefined) this.#blocked.delete(session);
    }
  }

  #block(timer: Timer, missing: Session): void {
    const waiting = this.#blocked.get(missing) ?? new Heap<Timer>(isBefore);
    this.#blocked.set(missing, waiting);
    waiting.push(timer);
  }
}

const isVoid = ({ sessions }: Timer): boolean => sessions.some(({ isForgotten }) => isForgotten);

function isBefore(a: Timer, b: Timer): boolean {
  return a.dueAt === b.dueAt ? a.number < b.number : a.dueAt < b.dueAt;
}
