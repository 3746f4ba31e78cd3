import type { TSchema } from 'typebox';

/** Whether a value fits a schema. */
export type Check = (value: unknown) => boolean;

/** The part of JSON Schema that records and the answers of a collector are made of. */
interface PlainSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly TSchema[];
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, TSchema>>;
  readonly additionalProperties?: boolean;
  readonly items?: TSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

const keywords = new Set(
  (
    'type const anyOf properties required patternProperties additionalProperties items minItems maxItems ' +
    'minimum maximum minLength maxLength pattern description'
  ).split(' '),
);

/**
 * Builds the check of a schema out of closures, for where generated code is forbidden.
 *
 * Throws for a schema with a keyword that is not handled here.
 */
export function plainCheck(schema: TSchema): Check {
  const plain: PlainSchema = schema;
  const foreign = Object.keys(plain).find((keyword) => !keywords.has(keyword));
  if (foreign !== undefined) throw new Error(`plainCheck knows no "${foreign}": add it, and a case to its test.`);
  if (plain.anyOf) return anyOf(plain.anyOf.map(plainCheck));
  if (plain.const !== undefined) return (value) => value === plain.const;
  switch (plain.type) {
    case undefined:
      return () => true;
    case 'object':
      return objectWith(plain);
    case 'array':
      return array(plain);
    case 'string':
      return string(plain);
    case 'number':
      return number(Number.isFinite, plain);
    case 'integer':
      return number(Number.isInteger, plain);
    case 'boolean':
      return (value) => typeof value === 'boolean';
    default:
      throw new Error(`plainCheck knows no type "${plain.type}": add it, and a case to its test.`);
  }
}

function anyOf(checks: readonly Check[]): Check {
  return (value) => {
    for (const check of checks) if (check(value)) return true;
    return false;
  };
}

interface Property {
  readonly name: string;
  readonly isRequired: boolean;
  readonly check: Check;
}

/** What holds for names that match a pattern, or for names that are not said, is looked at only where a schema has it. */
function objectWith(schema: PlainSchema): Check {
  const named = object(schema);
  const others = foreignNames(schema);
  return others === undefined ? named : (value) => named(value) && others(value);
}

function object({ properties = {}, required = [] }: PlainSchema): Check {
  const list = Object.entries(properties).map(
    ([name, schema]): Property => ({ name, isRequired: required.includes(name), check: plainCheck(schema) }),
  );
  return (value) => {
    if (!isObject(value)) return false;
    for (const { name, isRequired, check } of list) {
      const field = value[name];
      if (field === undefined ? isRequired : !check(field)) return false;
    }
    return true;
  };
}

function foreignNames({ properties = {}, patternProperties, additionalProperties }: PlainSchema): Check | undefined {
  if (patternProperties === undefined && additionalProperties !== false) return undefined;
  const patterns = Object.entries(patternProperties ?? {}).map(([pattern, schema]) => ({
    pattern: new RegExp(pattern, 'u'),
    check: plainCheck(schema),
  }));
  return (value) =>
    isObject(value) &&
    Object.entries(value).every(([name, field]) => {
      const matching = patterns.filter(({ pattern }) => pattern.test(name));
      const isSaid = matching.length > 0 || Object.hasOwn(properties, name) || additionalProperties !== false;
      return isSaid && matching.every(({ check }) => check(field));
    });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function array({ items = {}, minItems = 0, maxItems = Number.POSITIVE_INFINITY }: PlainSchema): Check {
  const check = plainCheck(items);
  return (value) => Array.isArray(value) && value.length >= minItems && value.length <= maxItems && value.every(check);
}

function string({ minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern }: PlainSchema): Check {
  const regExp = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  return (value) =>
    typeof value === 'string' &&
    value.length >= minLength &&
    value.length <= maxLength &&
    (regExp === undefined || regExp.test(value));
}

function number(
  isNumber: (value: unknown) => boolean,
  { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: PlainSchema,
): Check {
  return (value) => isNumber(value) && typeof value === 'number' && value >= minimum && value <= maximum;
}
