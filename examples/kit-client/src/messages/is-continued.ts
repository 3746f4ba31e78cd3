import type { ShownMessage } from './shown-message.ts';

/** Messages of one author within this time stand together. */
const TOGETHER_MS = 5 * 60_000;

/** Is the message drawn as going on with the one before it? */
export function isContinued(before: ShownMessage | undefined, message: ShownMessage): boolean {
  if (before?.authorName !== message.authorName || before.own !== message.own) return false;
  return Date.parse(message.sentAt) - Date.parse(before.sentAt) < TOGETHER_MS;
}
