import { setTimeout } from 'node:timers/promises';

/** Nothing that is waited for takes that long: it is there to end a hang, in the test runner or outside of it. */
const GIVE_UP_MS = 60_000;

/** Asks again and again until there is an answer. Throws, saying what was waited for, where there never is. */
export async function until<Answer>(what: string, ask: () => Answer | undefined | Promise<Answer | undefined>) {
  const signal = AbortSignal.timeout(GIVE_UP_MS);
  while (!signal.aborted) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await setTimeout(50);
  }
  throw new Error(`waited ${GIVE_UP_MS / 1_000} s in vain: ${what}`);
}
