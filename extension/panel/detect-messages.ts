import type { ThresholdSettings } from '@driftscope/detect';
import type { Batch } from '@driftscope/records';

/** What the worker of detection is told. */
export type DetectMessage =
  | { readonly kind: 'batch'; readonly batch: Batch }
  /** Keys for the hashes of users. */
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  /** For page loads that begin from now on. */
  | { readonly kind: 'thresholds'; readonly thresholds: ThresholdSettings };
