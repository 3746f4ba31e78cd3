import type { ThresholdSettings } from '@driftscope/detect';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { usableThresholds } from './usable-thresholds.ts';

/** In `chrome.storage.local`: what the collector judged by when it last said so, and its address. */
export const COLLECTOR_THRESHOLDS_KEY = 'collectorThresholds';

const StoredSchema = Type.Object({
  collectorUrl: Type.String(),
  thresholds: Type.Record(Type.String(), Type.Number()),
});

/** Those of a collector, of what is stored. None where another one said them, or nobody did. */
export function parseCollectorThresholds(stored: unknown, collectorUrl: string): ThresholdSettings {
  if (!Value.Check(StoredSchema, stored) || stored.collectorUrl !== collectorUrl) return {};
  return usableThresholds(stored.thresholds);
}
