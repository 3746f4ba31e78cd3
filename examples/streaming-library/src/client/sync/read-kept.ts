import { parse } from '@driftscope/example-protocol';
import Type, { type Static, type TSchema } from 'typebox';

/** What the browser keeps under the key, by title. Nothing, or something that is not ours, is nothing. */
export function readKept<Schema extends TSchema>(
  storage: Storage,
  key: string,
  schema: Schema,
): Record<string, Static<Schema>> {
  try {
    const kept = parse(Type.Record(Type.String(), schema), JSON.parse(storage.getItem(key) ?? '{}'), key);
    return kept.ok ? kept.value : {};
  } catch {
    return {};
  }
}
