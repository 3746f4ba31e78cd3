import { fail, ok, type Result } from '@driftscope/records';
import type { Static, TObject, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/**
 * Reads the query of an address. A parameter may be repeated where its schema is an array; an empty one counts as
 * absent; one that is not known is refused, since a filter that does nothing would mislead.
 *
 * @returns the values, or `invalid-query`, which names the parameter.
 */
export function parseQuery<Schema extends TObject>(schema: Schema, query: object): Result<Static<Schema>> {
  const values: Record<string, unknown> = {};
  for (const [name, raw] of Object.entries(query)) {
    const property: TSchema | undefined = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    if (property === undefined)
      return invalid(name, 'is not known', `Known: ${Object.keys(schema.properties).join(', ')}.`);
    if (raw !== '') values[name] = typedValue(property, raw);
  }
  if (Value.Check(schema, values)) return ok(values);
  const errors = Value.Errors(schema, values);
  const [, name = ''] = errors[0]?.instancePath.split('/') ?? [];
  const property: TSchema = schema.properties[name] ?? {};
  const meaning = 'description' in property ? `It takes ${String(property.description)}. ` : '';
  return invalid(name, explain(errors), `${meaning}It came as ${JSON.stringify(values[name])}.`);
}

/** Of a choice there is an error for each of its values, and one is to be told. */
function explain(errors: ReturnType<typeof Value.Errors>): string {
  const choices = errors.map(({ keyword, params }) => (keyword === 'const' ? params.allowedValue : undefined));
  const known = choices.filter((choice) => choice !== undefined);
  return known.length > 0 ? `must be one of ${known.join(', ')}` : (errors[0]?.message ?? 'is not valid');
}

function typedValue(schema: TSchema, raw: unknown): unknown {
  const type = 'type' in schema ? schema.type : undefined;
  if (type === 'array') return Array.isArray(raw) ? raw : [raw];
  const isNumber = type === 'number' || type === 'integer';
  return isNumber && typeof raw === 'string' && /^-?\d+(\.\d+)?$/.test(raw) ? Number(raw) : raw;
}

const invalid = (name: string, problem: string, hint: string): Result<never> =>
  fail('invalid-query', `The parameter ${JSON.stringify(name)} ${problem}.`, hint);
