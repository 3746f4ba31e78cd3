import type { Json } from '@driftscope/records';

/** Every text in a value, with the name of the field that it stands in; of items of a list the list's. */
export function* textsIn(value: Json, field = ''): Generator<{ readonly field: string; readonly text: string }> {
  if (typeof value === 'string') yield { field, text: value };
  else if (Array.isArray(value)) for (const item of value) yield* textsIn(item, field);
  else if (typeof value === 'object' && value !== null)
    for (const [name, part] of Object.entries(value)) yield* textsIn(part, name);
}
