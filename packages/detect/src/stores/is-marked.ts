import { isJsonObject, type Json } from '@driftscope/records';
import { isEqual } from '../engine/is-equal.ts';

/** Names by which an app says that a thing is not settled, or went wrong. */
const isMarkName = /pend|send(ing)?$|fail|error|queue|unsent|retry|optimis|unsaved|dirty|draft|temp$|local$|offline/i;
const isMarkText =
  /^(pending|sending|failed|fail|error|queued|unsent|retry(ing)?|saving|uploading|draft|offline|waiting|not[-_ ]sent)$/i;

/** Whether a value says of itself that the server has not taken it: then the user is told. */
export function isMarked(value: Json): boolean {
  return isJsonObject(value) && Object.entries(value).some(([name, field]) => isMark(name, field));
}

/** Whether two values say the same but for what they say of being settled. */
export function isEqualButMarks(a: Json, b: Json): boolean {
  if (isEqual(a, b)) return true;
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => {
    const [before, after] = [a[name], b[name]];
    return isMarkName.test(name) || isMark(name, before) || isMark(name, after) || isEqual(before, after);
  });
}

const isMark = (name: string, field: Json | undefined): boolean =>
  (isMarkName.test(name) && field !== undefined && field !== false && field !== null && field !== '' && field !== 0) ||
  (typeof field === 'string' && isMarkText.test(field));
