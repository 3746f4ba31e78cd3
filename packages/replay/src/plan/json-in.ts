import { type Json, parseJson } from '@driftscope/records';

/** The JSON in a text: all of it, what follows the head of a Socket.IO packet, or the fields of a form. Absent: there is none. */
export function jsonIn(text: string): Json | undefined {
  const start = /^[\w/,-]{0,80}?(?=[[{])/.exec(text)?.[0].length;
  if (start !== undefined) {
    const parsed = parseJson(text.slice(start));
    if (parsed.ok) return parsed.value;
  }
  return /^[^\s=&]+=[^\s]*$/.test(text) ? Object.fromEntries(new URLSearchParams(text)) : undefined;
}
