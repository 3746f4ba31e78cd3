import Type from 'typebox';
import { Errors } from 'typebox/schema';
import { baseProperties } from '../kinds/record-schema.ts';
import { type DriftRecord, recordSchemas } from '../record.ts';
import { buildCheck } from './build-check.ts';
import type { Check } from './plain-check.ts';

const schemaByKind = new Map<string, RecordSchemaOfKind>(
  recordSchemas.map((schema) => [schema.properties.kind.const, schema]),
);

/** All that is asked of a kind that this version does not know. */
const UnknownKind = Type.Object({ ...baseProperties, kind: Type.String({ minLength: 1 }) });

type RecordSchemaOfKind = (typeof recordSchemas)[number] | typeof UnknownKind;

/** Built when first asked for; `''` is for unknown kinds. */
const checks = new Map<string, Check>();

/**
 * Whether the input is a record: one look-up by its kind, then the check of that kind's schema.
 *
 * A kind that is not known is held to `seq` and `t` alone, so that an older reader keeps what a newer recorder wrote.
 */
export function isRecord(input: unknown): input is DriftRecord {
  return checkFor(kindOf(input))(input);
}

/** Why {@link isRecord} says no: the path inside the record (`''` for itself), and what is wrong there. */
export function explainRecord(input: unknown): { readonly path: string; readonly problem: string } {
  const [, errors] = Errors(schemaByKind.get(kindOf(input)) ?? UnknownKind, input);
  const first = errors[0];
  return { path: (first?.instancePath ?? '').replaceAll('/', '.'), problem: first?.message ?? 'is no record' };
}

function checkFor(kind: string): Check {
  return checks.get(kind) ?? (schemaByKind.has(kind) ? built(kind) : (checks.get('') ?? built('')));
}

function built(kind: string): Check {
  const check = buildCheck(schemaByKind.get(kind) ?? UnknownKind);
  checks.set(kind, check);
  return check;
}

function kindOf(input: unknown): string {
  if (typeof input !== 'object' || input === null || !('kind' in input)) return '';
  return typeof input.kind === 'string' ? input.kind : '';
}
