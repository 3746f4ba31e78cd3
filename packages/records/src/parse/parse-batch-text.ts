import type { Json } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { fail, ok, type Result } from '../result.ts';
import { parseJson } from './parse-json.ts';

/**
 * A whole text frame that came in, among the records of a batch as a recorder writes it. Its text stands behind the JSON.
 *
 * `tUs` is `t` in whole microseconds, `chars` the length of its text in UTF-16 units.
 */
export type FrameRow = readonly [seq: number, tUs: number, socket: number, n: number, chars: number];

/**
 * Reads a batch as a recorder writes it: one line of JSON, and where that has {@link FrameRow}s, a line break and their texts,
 * as they were and with nothing between them. To write frames as JSON, and to copy what that makes of their quotes from world to
 * world, took a busy page twice as long.
 *
 * @returns the batch with all records written out, still to be checked; the faults of `parseJson`; or `torn-batch` where the
 * texts are not as long as the rows say.
 */
export function parseBatchText(text: string): Result<Json> {
  const end = text.indexOf('\n');
  const whole = parseJson(end < 0 ? text : text.slice(0, end));
  if (!whole.ok || !isJsonObject(whole.value)) return whole;
  const { records } = whole.value;
  if (!Array.isArray(records)) return whole;
  let at = end < 0 ? text.length : end + 1;
  const written = records.map((record) => {
    if (!isFrameRow(record)) return record;
    const from = at;
    at += record[4];
    return frameOf(record, text.slice(from, at));
  });
  if (at !== text.length) {
    return fail('torn-batch', `The frames of a batch end at ${at}, its text at ${text.length}`, 'Send it whole.');
  }
  return ok({ ...whole.value, records: written });
}

/** A length below 0 would let two frames share a text. */
function isFrameRow(value: Json): value is FrameRow {
  return Array.isArray(value) && value.length === 5 && value.every((part) => Number.isSafeInteger(part) && part >= 0);
}

const frameOf = ([seq, tUs, socket, n, size]: FrameRow, text: string): Json => ({
  kind: 'socket.frame',
  seq,
  t: tUs / 1_000,
  socket,
  dir: 'in',
  n,
  size,
  text,
});
