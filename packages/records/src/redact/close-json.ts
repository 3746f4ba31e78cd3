import type { Json } from '../json.ts';
import { parseJson } from '../parse/parse-json.ts';

/** JSON text that was cut, read by closing what was left open. */
interface ClosedJson {
  readonly value: Json;
  /** The text up to the last part that is certainly whole. */
  readonly kept: string;
  /** What was added at the end. Never empty. */
  readonly closers: string;
}

/** Longer than any number or literal that a program writes. */
const TOKEN_MAX = 40;

/** What may be missing where the text was cut: nothing, a value, or a colon and a value. */
const missing = ['', 'null', ':null'];

/**
 * Reads JSON text of which only the start is left. A number or literal at the very end may be incomplete, and is left
 * out. `undefined`: the text is no start of an object or array.
 */
export function closeJson(text: string): ClosedJson | undefined {
  const { inString, open } = scan(text);
  if (open === '') return undefined;
  const kept = inString ? withoutCutEscape(text) : withoutCutToken(text);
  for (const value of missing) {
    const closers = (inString ? '"' : '') + value + open;
    const parsed = parseJson(kept + closers);
    if (parsed.ok) return { value: parsed.value, kept, closers };
  }
  return undefined;
}

interface Scan {
  readonly inString: boolean;
  /** The brackets that would close what is open, innermost first. */
  readonly open: string;
}

const token = /"[^"\\]*(?:\\.[^"\\]*)*("?)|[[\]{}]/gs;

function scan(text: string): Scan {
  const open: string[] = [];
  let inString = false;
  for (const [part, quote] of text.matchAll(token)) {
    if (part[0] === '"') inString = quote === '';
    else if (part === '{') open.push('}');
    else if (part === '[') open.push(']');
    else open.pop();
  }
  return { inString, open: open.reverse().join('') };
}

/** Takes off a number or literal at the end, and the comma before it. */
function withoutCutToken(text: string): string {
  const trimmed = text.trimEnd();
  const token = /[-+.\w]*$/.exec(trimmed.slice(-TOKEN_MAX))?.[0] ?? '';
  const before = trimmed.slice(0, trimmed.length - token.length).trimEnd();
  return before.endsWith(',') ? before.slice(0, -1) : before;
}

/** Takes off an escape that was cut: a lone backslash, or `\u` with fewer than four digits. */
function withoutCutEscape(text: string): string {
  const digits = /u[0-9a-f]{0,3}$/i.exec(text.slice(-4))?.[0].length ?? 0;
  return hasOpenEscape(text, text.length - digits)
    ? text.slice(0, text.length - digits - 1)
    : text.slice(0, text.length - (hasOpenEscape(text, text.length) ? 1 : 0));
}

/** Whether an odd number of backslashes ends before `end`. */
function hasOpenEscape(text: string, end: number): boolean {
  let start = end;
  while (text[start - 1] === '\\') start -= 1;
  return (end - start) % 2 === 1;
}
