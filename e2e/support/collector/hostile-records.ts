import { type DriftRecord, parseBatch, recordSchemas } from '@driftscope/records';
import Type, { type TSchema } from 'typebox';

/** A record of each kind, in which every field that can hold any text holds this one. */
export function hostileRecords(text: string): readonly DriftRecord[] {
  const records = recordSchemas.map((schema, index) => {
    const fields = Object.entries(schema.properties).map(([name, field]) => [name, fill(field, text)]);
    return { ...Object.fromEntries(fields), seq: index + 1, t: index * 10 };
  });
  const batch = parseBatch({ v: 1, session: { id: 'hostile', originMs: 0 }, batch: 1, records });
  if (!batch.ok) throw new Error(`The records do not fit their schemas: ${batch.error.message}`);
  return batch.value.records;
}

/** A value that fits the schema; of several forms the one that says most. */
function fill(schema: TSchema, text: string): unknown {
  if (Type.IsLiteral(schema)) return schema.const;
  if (Type.IsUnion(schema)) {
    const forms = schema.anyOf.map((form) => fill(form, text));
    return forms.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0];
  }
  if (Type.IsObject(schema)) {
    return Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, fill(field, text)]));
  }
  if (Type.IsArray(schema)) return [fill(schema.items, text)];
  if (Type.IsString(schema)) return text.slice(0, limitOf(schema, 'maxLength'));
  if (Type.IsInteger(schema) || Type.IsNumber(schema)) return limitOf(schema, 'minimum') ?? 1;
  if (Type.IsBoolean(schema)) return true;
  // Any JSON.
  return { [text.slice(0, 1_000)]: text, list: [text] };
}

/** As the schema has it. Absent: it sets none. */
function limitOf(schema: object, name: 'minimum' | 'maxLength'): number | undefined {
  const limit: unknown = Reflect.get(schema, name);
  return typeof limit === 'number' ? limit : undefined;
}
