/** Runs `run` after `ms`, in the page's event loop. Answers how to call it off. */
export type After = (ms: number, run: () => void) => () => void;

/** The browser's timers as they are now: fake timers and zones of the page come later. */
export function createTimers({ setTimeout, clearTimeout }: Window & typeof globalThis): After {
  return (ms, run) => {
    const id = setTimeout(run, ms);
    return () => clearTimeout(id);
  };
}
