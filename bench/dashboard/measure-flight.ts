import type { Page } from '@playwright/test';

const FOR_MS = 6_000;

interface Flight {
  readonly framesPerS: number;
  /** The longest time between two frames. */
  readonly worstMs: number;
  /** From the end of the flight until the records in sight are there. */
  readonly shownMs: number;
}

/** Moves the list from its first record to its last, each frame a little further, as who drags its scroll bar does. */
export const measureFlight = (page: Page): Promise<Flight> => page.evaluate(fly, FOR_MS);

/** Runs in the page. */
async function fly(forMs: number): Promise<Flight> {
  const list = document.querySelector('[role=listbox][aria-label=Records]');
  if (list === null) throw new Error('The page shows no list of records.');
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const beganMs = await nextFrame();
  let [frames, worstMs, lastMs] = [0, 0, beganMs];
  while (lastMs < beganMs + forMs) {
    list.scrollTop = ((lastMs - beganMs) / forMs) * (list.scrollHeight - list.clientHeight);
    const nowMs = await nextFrame();
    frames++;
    worstMs = Math.max(worstMs, nowMs - lastMs);
    lastMs = nowMs;
  }
  list.scrollTop = list.scrollHeight;
  await nextFrame();
  while (list.querySelector('[aria-busy=true]')) await nextFrame();
  return { framesPerS: (frames * 1_000) / (lastMs - beganMs), worstMs, shownMs: performance.now() - lastMs };
}
