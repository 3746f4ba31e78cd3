import { setImmediate } from 'node:timers/promises';
import type { IncidentSummary, TriageAnswer, TriageRequest } from '@driftscope/detect';
import type { Triage, TriageStore } from '../storage/triage-store.ts';

export interface TriageOptions {
  readonly store: TriageStore;
  /** Hears of what changed. */
  readonly onChange: (changed: readonly IncidentSummary[]) => void;
  /** Epoch ms. */
  readonly clock: () => number;
}

export interface Triager {
  /** @param by who asks; absent: it is not known. */
  change(request: TriageRequest, by: string | undefined): Promise<TriageAnswer>;
  /** Takes a change back, where nobody has changed the same since. Absent: there is none of this id. */
  undo(id: string): Promise<TriageAnswer | undefined>;
}

/** Of many incidents, so many are changed at a time: others want the thread, too. */
const AT_ONCE = 250;
const REMEMBERED_MS = 90 * 24 * 3_600_000;

/**
 * Changes what is said of many incidents. One change is one whole for who asks: asked for again while it is under way, or
 * after a crash in its midst, it is brought to its end once.
 */
export function createTriage({ store, onChange, clock }: TriageOptions): Triager {
  const running = new Map<string, Promise<unknown>>();

  /** What is done with one change happens one after the other. */
  async function alone<Value>(id: string, work: () => Promise<Value>): Promise<Value> {
    const doing = (running.get(id) ?? Promise.resolve()).then(work);
    const settled = doing.then(
      () => undefined,
      () => undefined,
    );
    running.set(id, settled);
    try {
      return await doing;
    } finally {
      if (running.get(id) === settled) running.delete(id);
    }
  }

  async function inTurns(
    incidents: readonly string[],
    work: (some: readonly string[]) => Promise<readonly IncidentSummary[]>,
  ): Promise<number> {
    let count = 0;
    for (let start = 0; start < incidents.length; start += AT_ONCE) {
      if (start > 0) await setImmediate();
      const changed = await work(incidents.slice(start, start + AT_ONCE));
      count += changed.length;
      if (changed.length > 0) onChange(changed);
    }
    return count;
  }

  async function carryOut({ id, choice, change }: TriageRequest, by: string | undefined): Promise<TriageAnswer> {
    const known = await store.find(id);
    if (known?.isDone || known?.isUndone) return { id, changed: known.changed };
    const triage: Triage = { id, change, at: clock(), ...(by !== undefined && { by }) };
    await store.forget(triage.at - REMEMBERED_MS);
    const incidents = await store.select(choice);
    await store.begin(triage);
    await inTurns(incidents, (some) => store.apply(triage, some));
    await store.finish(id);
    return { id, changed: (await store.find(id))?.changed ?? 0 };
  }

  return {
    change: (request, by) => alone(request.id, () => carryOut(request, by)),
    undo: (id) =>
      alone(id, async () => {
        const known = await store.find(id);
        if (known === undefined) return undefined;
        const incidents = await store.touched(id);
        if (known.isUndone) return { id, changed: incidents.length };
        const changed = await inTurns(incidents, (some) => store.takeBack(id, some));
        await store.finishUndo(id, clock());
        return { id, changed };
      }),
  };
}
