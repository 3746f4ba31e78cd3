import { splitLegacyPayload } from './legacy-payload.ts';
import type { Direction } from './wire-fact.ts';
import type { WirePart } from './wire-part.ts';

/** A body of Engine.IO's polling, as far as it was kept. */
export interface PollingBody {
  readonly dir: Direction;
  readonly body: string;
  readonly isCut: boolean;
}

/** The packets of one body. `isWhole` is false where there were more, or other ones, than could be kept. */
export function readPollingPayload(version: 3 | 4, { dir, body, isCut }: PollingBody) {
  const texts = version === 4 ? body.split('\u001e') : textsOf(body);
  const last = texts.length - 1;
  const packets = texts.map(
    (text, index): WirePart => ({ dir, size: text.length, text, ...(isCut && index === last ? { cut: 'size' } : {}) }),
  );
  return { packets, isWhole: !isCut };
}

/** What is no list of packets is taken for one packet, which will then be a plain message. */
function textsOf(body: string): readonly string[] {
  const payload = splitLegacyPayload(body);
  if (payload === undefined) return [body];
  return payload.cut === undefined ? payload.packets : [...payload.packets, payload.cut.replace(/^\d+:/, '')];
}
