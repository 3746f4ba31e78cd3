/** Where a reader wants to go in a session. */
export type Jump =
  | { readonly kind: 'seq'; readonly seq: number }
  /** ms since the session's origin. */
  | { readonly kind: 'time'; readonly t: number };

/**
 * Reads `120` or `#120` as a number of a record, `12.5s` and `3:20` as time since the beginning, `14:03:22` as the time
 * of day on the day it began, in the reader's time zone. `undefined`: none of these.
 */
export function parseJump(text: string, originMs: number): Jump | undefined {
  const number = /^#?(\d{1,15})$/.exec(text.trim());
  if (number) return { kind: 'seq', seq: Number(number[1]) };
  const seconds = /^\+?(\d+(?:\.\d+)?)\s*s$/.exec(text.trim());
  if (seconds) return { kind: 'time', t: Number(seconds[1]) * 1_000 };
  const clock = /^\+?(?:(\d{1,2}):)?(\d{1,3}):(\d{2}(?:\.\d{1,3})?)$/.exec(text.trim());
  if (!clock) return undefined;
  const [, hours, minutes, rest] = clock;
  const sinceMs = (Number(minutes) * 60 + Number(rest)) * 1_000;
  if (hours === undefined) return { kind: 'time', t: sinceMs };
  const midnightMs = new Date(originMs).setHours(0, 0, 0, 0);
  const t = midnightMs + Number(hours) * 3_600_000 + sinceMs - originMs;
  // It may have gone on past midnight.
  return { kind: 'time', t: t < -1_000 ? t + 86_400_000 : Math.max(0, t) };
}
