import { parseJson } from '@driftscope/records';
import type { Static, TSchema } from 'typebox';
import { rowReader } from './row-reader.ts';

/** Builds a reader of JSON in a column. What does not fit its schema, or is no JSON, is damage too: the reader throws. */
export function jsonReader<Schema extends TSchema>(schema: Schema): (text: string) => Static<Schema> {
  const read = rowReader(schema);
  return (text) => {
    const json = parseJson(text);
    return read(json.ok ? json.value : undefined);
  };
}
