import { isJsonObject, type Json } from '@driftscope/records';
import { formatClock } from '../format/format-clock.ts';
import { formatCount } from '../format/format-count.ts';
import { formatDuration } from '../format/format-duration.ts';

/** A fact the way it is shown. */
export type Fact =
  | { readonly kind: 'value'; readonly name: string; readonly value: string }
  | { readonly kind: 'list'; readonly name: string; readonly values: readonly string[] }
  | {
      readonly kind: 'table';
      readonly name: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/**
 * Makes any fact readable by its name and form: `gapMs` is a duration, `sentAt` an instant, `requestsPerHour` a count, a list of objects a table.
 *
 * `undefined`: it says nothing (an empty list, text or object).
 */
export function factOf(name: string, value: Json): Fact | undefined {
  if (Array.isArray(value)) return listOf(name, value);
  if (isJsonObject(value)) return entriesOf(name, value);
  return value === '' ? undefined : { kind: 'value', name: headingOf(name), value: textOf(name, value) };
}

function listOf(name: string, values: readonly Json[]): Fact | undefined {
  if (values.length === 0) return undefined;
  const objects = values.filter(isJsonObject);
  if (objects.length < values.length) {
    return { kind: 'list', name: headingOf(name), values: values.map((value) => textOf(name, value)) };
  }
  const keys = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const rows = objects.map((object) => keys.map((key) => textOf(key, object[key])));
  return { kind: 'table', name: headingOf(name), columns: keys.map(headingOf), rows };
}

function entriesOf(name: string, object: { readonly [key: string]: Json }): Fact | undefined {
  const rows = Object.entries(object).map(([key, value]) => [key, textOf(key, value)]);
  return rows.length === 0 ? undefined : { kind: 'table', name: headingOf(name), columns: ['', ''], rows };
}

/** `missedIds` → `Missed ids`, `gapMs` → `Gap`, `sentAt` → `Sent at`. */
function headingOf(name: string): string {
  const words = name
    .replace(/Ms$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function textOf(name: string, value: Json | undefined): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberText(name, value);
  if (typeof value === 'string') return value;
  const isFlat = Array.isArray(value) && value.every((part) => typeof part !== 'object');
  return isFlat ? value.join(', ') || '–' : JSON.stringify(value);
}

/** Epoch ms of this century; smaller numbers under such a name are something else. */
const MIN_EPOCH_MS = 946_684_800_000;

function numberText(name: string, value: number): string {
  if (/Ms$/.test(name)) return formatDuration(value);
  if (/PerHour$/.test(name)) return formatCount(value);
  return /(^a|A)t$/.test(name) && value > MIN_EPOCH_MS ? formatClock(value) : String(value);
}
