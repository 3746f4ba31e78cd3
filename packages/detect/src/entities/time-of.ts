import type { Json, JsonObject } from '@driftscope/records';

/** When an entity says it was made, in epoch ms by its maker's clock. `undefined` when it does not say. */
export function timeOf(object: JsonObject): number | undefined {
  for (const [name, value] of Object.entries(object)) {
    if (!/(At|_at|[tT]ime|[tT]imestamp|^ts|[dD]ate)$/.test(name)) continue;
    const at = asTime(value);
    if (at !== undefined) return at;
  }
  return undefined;
}

/** A value as epoch ms, if it may be a time: from 2001 to 2286 in seconds or ms, or a date in ISO form. */
export function asTime(value: Json): number | undefined {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) {
    const at = Date.parse(value);
    return Number.isNaN(at) ? undefined : at;
  }
  if (typeof value !== 'number' || value < 1e9 || value >= 1e13) return undefined;
  return value < 1e10 ? value * 1000 : value;
}
