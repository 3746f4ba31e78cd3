import { fail, isJsonObject, type JsonObject, ok, parseJson, type Result } from '@driftscope/records';

/** An item that begins and ends where it says. */
export interface EnvelopeItem {
  /** `transaction`, `span`, `event`, or whatever comes next year. */
  readonly type: string;
  readonly payload: Uint8Array;
}

export interface Envelope {
  readonly header: JsonObject;
  readonly items: readonly EnvelopeItem[];
  /** The rest, from here on, was no item: it is lost. Absent: all was read. */
  readonly damagedAt?: number;
}

const NEWLINE = 0x0a;
const ITEMS_MAX = 1_000;

/**
 * Splits a Sentry envelope: a line of JSON, then for each item a line of JSON and its payload, which has as many bytes as
 * `length` says, or goes on to the end of the line.
 *
 * The last line may end without a newline. Items before a damage are there.
 *
 * Source: https://develop.sentry.dev/sdk/data-model/envelopes/
 */
export function parseEnvelope(body: Uint8Array): Result<Envelope> {
  const lineFrom = (start: number) => {
    const found = body.indexOf(NEWLINE, start);
    return found === -1 ? body.length : found;
  };
  const headerEnd = lineFrom(0);
  const header = readObject(body.subarray(0, headerEnd));
  if (header === undefined) {
    return fail('invalid-envelope', 'The first line is no JSON object.', 'Send an envelope as Sentry’s SDKs do.');
  }
  const items: EnvelopeItem[] = [];
  let at = headerEnd + 1;
  while (at < body.length && items.length < ITEMS_MAX) {
    if (body[at] === NEWLINE) {
      at += 1;
      continue;
    }
    const start = at;
    const lineEnd = lineFrom(at);
    const itemHeader = readObject(body.subarray(at, lineEnd));
    const payloadStart = Math.min(lineEnd + 1, body.length);
    const payloadEnd = itemHeader && endOfPayload(itemHeader, payloadStart, body.length, lineFrom);
    if (itemHeader === undefined || payloadEnd === undefined) return ok({ header, items, damagedAt: start });
    const type = typeof itemHeader.type === 'string' ? itemHeader.type : 'nameless';
    items.push({ type, payload: body.subarray(payloadStart, payloadEnd) });
    at = payloadEnd + 1;
  }
  return ok({ header, items, ...(at < body.length && { damagedAt: at }) });
}

/** Absent: it would end beyond the body. */
function endOfPayload(
  { length }: JsonObject,
  start: number,
  size: number,
  lineFrom: (start: number) => number,
): number | undefined {
  if (length === undefined) return lineFrom(start);
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0) return undefined;
  return start + length > size ? undefined : start + length;
}

function readObject(bytes: Uint8Array): JsonObject | undefined {
  const json = parseJson(Buffer.from(bytes).toString('utf8'));
  return json.ok && isJsonObject(json.value) ? json.value : undefined;
}
