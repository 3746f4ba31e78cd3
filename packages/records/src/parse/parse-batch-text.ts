import type { Json } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { fail, ok, type Result } from '../result.ts';
import { parseJson } from './parse-json.ts';

/**
 * Whole text frames that came in one after the other, among the records of a batch as a recorder writes it: their `seq` and
 * their `n` are consecutive. Their texts stand behind the JSON.
 *
 * `tUs` is `t` of the first in whole microseconds, `chars` the length of its text in UTF-16 units. In `more` are for each
 * other one the microseconds that it came later than the one before, and the length of its text.
 */
export type FrameRow = readonly [seq: number, tUs: number, socket: number, n: number, chars: number, ...more: number[]];

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
  const nextText = (chars: number): string => {
    const from = at;
    at += chars;
    return text.slice(from, at);
  };
  const written = records.flatMap((record) => (isFrameRow(record) ? framesOf(record, nextText) : [record]));
  if (at !== text.length) {
    return fail('torn-batch', `The frames of a batch end at ${at}, its text at ${text.length}`, 'Send it whole.');
  }
  return ok({ ...whole.value, records: written });
}

/** A length below 0 would let two frames share a text. */
function isFrameRow(value: Json): value is FrameRow {
  const isRow = Array.isArray(value) && value.length >= 5 && value.length % 2 === 1;
  return isRow && value.every((part) => Number.isSafeInteger(part) && part >= 0);
}

function framesOf([seq, tUs, socket, n, chars, ...more]: FrameRow, nextText: (chars: number) => string): Json[] {
  const frame = (nth: number, atUs: number, size: number): Json => {
    const text = nextText(size);
    return { kind: 'socket.frame', seq: seq + nth, t: atUs / 1_000, socket, dir: 'in', n: n + nth, size, text };
  };
  const frames = [frame(0, tUs, chars)];
  let atUs = tUs;
  for (let nth = 1; nth * 2 <= more.length; nth += 1) {
    atUs += more[nth * 2 - 2] ?? 0;
    frames.push(frame(nth, atUs, more[nth * 2 - 1] ?? 0));
  }
  return frames;
}
