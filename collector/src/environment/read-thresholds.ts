import { parseThresholds, type ThresholdSettings } from '@driftscope/detect';
import { fail, type Result } from '@driftscope/records';

/** Reads thresholds as they are written in one line: `poll.hot.everyMs=5000,gap.no-resync.windowMs=15000`. */
export function readThresholds(text: string): Result<ThresholdSettings> {
  const read: Record<string, number> = {};
  for (const part of text.split(/[\s,]+/).filter(Boolean)) {
    const [, name, number] = /^([^=]+)=(\d+(?:\.\d+)?)$/.exec(part) ?? [];
    if (name === undefined || number === undefined) {
      return fail('bad-thresholds', `${part} is no threshold.`, 'Give each as NAME=NUMBER, with commas between.');
    }
    read[name] = Number(number);
  }
  return parseThresholds(read);
}
