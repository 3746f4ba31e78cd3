import type { FaultSpec } from '@driftscope/records';
import type { DrillState } from './drill-state.ts';
import { type DrillOptions, startDrill } from './start-drill.ts';

/** The drill of a panel: at most one at a time, and the last one stays to be looked at. */
export interface Drill {
  /** Absent: none was yet. */
  getState(): DrillState | undefined;
  subscribe(listener: () => void): () => void;
  start(specs: readonly FaultSpec[], seed: number): void;
  stop(): void;
}

export function createDrill(options: Pick<DrillOptions, 'model' | 'now' | 'setTimeout'>): Drill {
  const listeners = new Set<() => void>();
  let state: DrillState | undefined;
  let running: { stop(): void } | undefined;

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: (specs, seed) => {
      running?.stop();
      running = startDrill({
        ...options,
        specs,
        seed,
        onChange: (next) => {
          state = next;
          for (const listener of listeners) listener();
        },
      });
    },
    stop: () => running?.stop(),
  };
}
