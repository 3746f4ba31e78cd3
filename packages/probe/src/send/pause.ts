export interface Pause {
  /** Resolves when the time is over, or the pause was cancelled. */
  readonly end: Promise<void>;
  readonly over: boolean;
  cancel(): void;
}

/** Waits for a time that can be cut short. */
export function pause(ms: number): Pause {
  let over = false;
  let cancel = () => {
    over = true;
  };
  const end = new Promise<void>((resolve) => {
    const timer = setTimeout(() => cancel(), ms);
    cancel = () => {
      over = true;
      clearTimeout(timer);
      resolve();
    };
  });
  return {
    end,
    get over() {
      return over;
    },
    cancel: () => cancel(),
  };
}
