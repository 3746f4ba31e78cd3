import type { JsonObject } from '@driftscope/records';
import { asTime } from './time-of.ts';

/** What the entity says of its own version: a number that grows, or the time of its last change. Absent: nothing. */
export function versionOf(object: JsonObject): number | undefined {
  for (const name of NUMBERS) if (typeof object[name] === 'number') return object[name];
  for (const name of TIMES) {
    const time = asTime(object[name] ?? null);
    if (time !== undefined) return time;
  }
  return undefined;
}

const NUMBERS = ['version', 'revision', 'rev', '_version', '__v'];
const TIMES = ['updatedAt', 'updated_at', 'modifiedAt', 'modified_at'];
