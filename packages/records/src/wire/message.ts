import type { Json } from '../json.ts';
import { parseJson } from '../parse/parse-json.ts';
import type { WireMessage } from './wire-fact.ts';
import type { WirePart } from './wire-part.ts';

/** Its JSON, else its text, else the size of its bytes. */
export function messageOf({ dir, text, size }: WirePart): WireMessage {
  return { kind: 'message', dir, data: text === undefined ? { $bytes: size } : jsonOrText(text) };
}

/** What JSON can begin with. Asked first, because a failed parse costs as much as a hundred good ones. */
const jsonStart = /^\s*["[{\-0-9tfn]/;

function jsonOrText(text: string): Json {
  if (!jsonStart.test(text)) return text;
  const parsed = parseJson(text);
  return parsed.ok ? parsed.value : text;
}
