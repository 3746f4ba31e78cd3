import { parseThresholds, type ThresholdSettings } from '@driftscope/detect';

/** Those thresholds that the detector takes: scripts write settings, too, and some are of another version. */
export const usableThresholds = (settings: ThresholdSettings): ThresholdSettings =>
  Object.fromEntries(Object.entries(settings).filter(([name, value]) => parseThresholds({ [name]: value }).ok));
