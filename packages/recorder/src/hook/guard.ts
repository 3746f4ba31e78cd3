import type { Meter } from './meter.ts';
import { nativeMethod } from './native.ts';

export interface HookFault {
  readonly hook: string;
  readonly message: string;
  /** The hook passes straight through from now on. */
  readonly off: boolean;
}

/** Runs our code inside the page's: what goes wrong in it is told and swallowed, and after a few faults it runs no more. */
export interface Guard {
  /** Wraps work of ours. The result is `undefined` where the work failed or is no longer done. */
  wrap<Args extends unknown[], Value>(work: (...args: Args) => Value): (...args: Args) => Value | undefined;
  /** The same for what hears events: thousands a second may come, and a list of arguments for each would be garbage. */
  listener(work: (event: Event) => void): (event: Event) => void;
  /** Says that the hook cannot be had, and closes it. */
  giveUp(message: string): void;
}

const MAX_FAULTS = 3;
const { apply } = Reflect;
const slice = nativeMethod(String.prototype, 'slice');

/** @param meter counts the time that the work takes. */
export function createGuard(
  hook: string,
  onFault: (fault: HookFault) => void,
  { enter, leave }: Pick<Meter, 'enter' | 'leave'> = unmeasured,
): Guard {
  let faults = 0;
  const tell = (message: string) => {
    try {
      onFault({ hook, message, off: faults >= MAX_FAULTS });
    } catch {
      faults = MAX_FAULTS; // The log itself failed: nobody is left to tell, and this hook had better stop.
    }
  };
  const fail = (error: unknown) => {
    faults += 1;
    tell(messageOf(error));
    return undefined;
  };
  return {
    wrap:
      (work) =>
      (...args) => {
        if (faults >= MAX_FAULTS) return undefined;
        const entered = enter();
        try {
          // Not spread: that would ask the iterator of lists, which is the page's by now.
          return apply(work, undefined, args);
        } catch (error) {
          return fail(error);
        } finally {
          leave(entered);
        }
      },
    listener: (work) => (event) => {
      if (faults >= MAX_FAULTS) return;
      const entered = enter();
      try {
        work(event);
      } catch (error) {
        fail(error);
      } finally {
        leave(entered);
      }
    },
    giveUp: (message) => {
      faults = MAX_FAULTS;
      tell(message);
    },
  };
}

const unmeasured = { enter: () => 0, leave: () => undefined };

/** What was thrown may be the page's own object, whose getters throw again. */
function messageOf(thrown: unknown): string {
  try {
    const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : `threw ${typeof thrown}`;
    return `${slice(message, 0, 300)}`;
  } catch {
    return 'threw object';
  }
}
