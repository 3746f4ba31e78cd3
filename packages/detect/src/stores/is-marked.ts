import { isJsonObject, type Json } from '@driftscope/records';

/** Names by which an app says that a thing is not settled, or went wrong. */
const isMarkName = /pend|send(ing)?$|fail|error|queue|unsent|retry|optimis|unsaved|dirty|draft|temp$|local$|offline/i;
const isMarkText =
  /^(pending|sending|failed|fail|error|queued|unsent|retry(ing)?|saving|uploading|draft|offline|waiting|not[-_ ]sent)$/i;

/** Whether a value says of itself that the server has not taken it: then the user is told. */
export function isMarked(value: Json): boolean {
  if (!isJsonObject(value)) return false;
  return Object.entries(value).some(
    ([name, field]) =>
      (isMarkName.test(name) && field !== false && field !== null && field !== '' && field !== 0) ||
      (typeof field === 'string' && isMarkText.test(field)),
  );
}
