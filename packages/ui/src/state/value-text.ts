import { isJsonObject, type Json } from '@driftscope/records';
import { idIn } from '../records/id-in.ts';
import { shortValue } from '../records/short-value.ts';

/** A value of a state on one line, what JSON lacks by its own name: `Map(2)`, `12n`, `{4} m_1`. */
export function valueText(value: Json, mostChars = 120): string {
  if (!isJsonObject(value)) return shortValue(value, mostChars);
  const entries = Object.entries(value);
  const [first] = entries;
  const special = entries.length === 1 && first !== undefined ? specialText(...first) : undefined;
  return special ?? [shortValue(value), idIn(value)].filter(Boolean).join(' ');
}

function specialText(name: string, value: Json): string | undefined {
  if (Array.isArray(value)) return name === '$map' || name === '$set' ? `${nameOf[name]}(${value.length})` : undefined;
  if (typeof value !== 'string') return undefined;
  if (name === '$date' || name === '$number') return value;
  if (name === '$bigint') return `${value}n`;
  return name === '$cut' ? `left out (${value})` : undefined;
}

const nameOf = { $map: 'Map', $set: 'Set' };
