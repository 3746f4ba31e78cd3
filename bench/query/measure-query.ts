import type { Contender } from '../ingest/start-contender.ts';

/** Calls that are not counted: the first ones compile what the others run. */
const WARM_CALLS = 5;
const CALLS = 100;

interface Measured {
  readonly firstMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Of the thread that answers, a call. It says the same on a machine that is busy with other things. */
  readonly cpuEachMs: number;
}

/** From the call to the end of the answer, one call after the other; `pathOf` gives each an address of its own. */
export async function measureQuery({ url, cpuMs }: Contender, pathOf: (number: number) => string): Promise<Measured> {
  let cpuBeforeMs = Number.NaN;
  const tookMs: number[] = [];
  for (let number = 0; number < WARM_CALLS + CALLS; number++) {
    if (number === WARM_CALLS) cpuBeforeMs = (await cpuMs()).main;
    const startedMs = performance.now();
    const answer = await fetch(`${url}/api/v1/${pathOf(number)}`);
    const body = await answer.text();
    tookMs.push(performance.now() - startedMs);
    if (!answer.ok) throw new Error(`${pathOf(number)} answers ${answer.status}: ${body}`);
  }
  const counted = tookMs.slice(WARM_CALLS).sort((a, b) => a - b);
  const at = (share: number) => counted[Math.ceil(counted.length * share) - 1] ?? Number.NaN;
  const cpuEachMs = ((await cpuMs()).main - cpuBeforeMs) / CALLS;
  return { firstMs: tookMs[0] ?? Number.NaN, p50Ms: at(0.5), p95Ms: at(0.95), cpuEachMs };
}
