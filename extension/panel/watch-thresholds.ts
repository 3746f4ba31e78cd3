import type { ThresholdSettings } from '@driftscope/detect';
import type { CollectorPlace } from '../collector/ask-collector.ts';
import { COLLECTOR_THRESHOLDS_KEY, parseCollectorThresholds } from '../settings/collector-thresholds.ts';
import { usableThresholds } from '../settings/usable-thresholds.ts';
import type { SettingsArea, SettingsStore } from './settings-store.ts';

export interface ThresholdsInForce {
  /** What the collector judges by. */
  readonly collector: ThresholdSettings;
  /** What the panel judges by: the same, but for what was set here. */
  readonly panel: ThresholdSettings;
}

export interface WatchedThresholds {
  getState(): ThresholdsInForce;
  subscribe(listener: () => void): () => void;
}

export interface ThresholdWatchOptions {
  readonly area: Pick<SettingsArea, 'get' | 'set'>;
  readonly settings: Pick<SettingsStore, 'getState' | 'subscribe' | 'ready'>;
  /** `undefined`: it did not say. */
  readonly ask: (collector: CollectorPlace) => Promise<ThresholdSettings | undefined>;
}

/**
 * Keeps the thresholds at hand that the panel judges by. The collector is asked when the panel opens and when its address or
 * token changes; while it does not answer, what it said last holds.
 */
export function watchThresholds({ area, settings, ask }: ThresholdWatchOptions): WatchedThresholds {
  const listeners = new Set<() => void>();
  let place: CollectorPlace | undefined;
  let state: ThresholdsInForce = { collector: {}, panel: {} };

  function hold(collector: ThresholdSettings): void {
    const { thresholds } = settings.getState();
    state = { collector, panel: { ...collector, ...usableThresholds(thresholds) } };
    for (const listener of listeners) listener();
  }

  async function learn(of: CollectorPlace): Promise<void> {
    const { [COLLECTOR_THRESHOLDS_KEY]: stored } = await area.get(COLLECTOR_THRESHOLDS_KEY);
    if (place === of) hold(parseCollectorThresholds(stored, of.collectorUrl));
    const thresholds = await ask(of);
    if (place !== of || thresholds === undefined) return;
    hold(thresholds);
    await area.set({ [COLLECTOR_THRESHOLDS_KEY]: { collectorUrl: of.collectorUrl, thresholds } });
  }

  function follow(): void {
    const now = settings.getState();
    if (place !== undefined && isSame(place, now)) {
      hold(state.collector);
      return;
    }
    place = now;
    hold({});
    void learn(now);
  }

  void settings.ready.then(() => {
    settings.subscribe(follow);
    follow();
  });
  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const isSame = (a: CollectorPlace, b: CollectorPlace): boolean =>
  a.collectorUrl === b.collectorUrl && a.token === b.token;
