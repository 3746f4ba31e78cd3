import { setTimeout } from 'node:timers/promises';

/** Nothing that is waited for takes that long: it is there to end a hang, in the test runner or outside of it. */
const giveUpMs = 60_000;

/** Asks again and again until there is an answer. Throws, saying what was waited for, where there never is. */
export async function until<Answer>(what: string, ask: () => Answer | undefined | Promise<Answer | undefined>) {
  const signal = AbortSignal.timeout(giveUpMs);
  while (!signal.aborted) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await setTimeout(50);
  }
  throw new Error(`waited ${giveUpMs / 1_000} s in vain: ${what}`);
}
