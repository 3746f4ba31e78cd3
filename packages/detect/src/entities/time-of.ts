import type { Json } from '@driftscope/records';
import { createDerivation } from './derivation.ts';
import type { FoundEntity } from './find-entities.ts';

/** When an entity says it was made, in epoch ms by its maker's clock. `undefined` when it does not say. */
export function timeOf({ object, shape }: Pick<FoundEntity, 'object' | 'shape'>): number | undefined {
  for (const name of shape.derive(object, timeNames)) {
    const at = asTime(object[name] ?? null);
    if (at !== undefined) return at;
  }
  return undefined;
}

const timeNames = createDerivation((names) =>
  names.filter((name) => /(At|_at|[tT]ime|[tT]imestamp|^ts|[dD]ate)$/.test(name)),
);

/** A value as epoch ms, if it may be a time: from 2001 to 2286 in seconds or ms, or a date in ISO form. */
export function asTime(value: Json): number | undefined {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) {
    const at = Date.parse(value);
    return Number.isNaN(at) ? undefined : at;
  }
  if (typeof value !== 'number' || value < 1e9 || value >= 1e13) return undefined;
  return value < 1e10 ? value * 1000 : value;
}
