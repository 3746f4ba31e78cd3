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
  /** Says that the hook cannot be had, and closes it. */
  giveUp(message: string): void;
}

const maxFaults = 3;
const { apply } = Reflect;
const slice = nativeMethod(String.prototype, 'slice');

export function createGuard(hook: string, onFault: (fault: HookFault) => void): Guard {
  let faults = 0;
  const tell = (message: string) => {
    try {
      onFault({ hook, message, off: faults >= maxFaults });
    } catch {
      faults = maxFaults; // The log itself failed: nobody is left to tell, and this hook had better stop.
    }
  };
  return {
    wrap:
      (work) =>
      (...args) => {
        if (faults >= maxFaults) return undefined;
        try {
          // Not spread: that would ask the iterator of lists, which is the page's by now.
          return apply(work, undefined, args);
        } catch (error) {
          faults += 1;
          tell(messageOf(error));
          return undefined;
        }
      },
    giveUp: (message) => {
      faults = maxFaults;
      tell(message);
    },
  };
}

/** What was thrown may be the page's own object, whose getters throw again. */
function messageOf(thrown: unknown): string {
  try {
    const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : `threw ${typeof thrown}`;
    return `${slice(message, 0, 300)}`;
  } catch {
    return 'threw an object that cannot be read';
  }
}
