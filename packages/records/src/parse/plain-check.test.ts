import fc from 'fast-check';
import Type from 'typebox';
import { Compile } from 'typebox/schema';
import { expect, test } from 'vitest';
import { BatchEnvelopeSchema } from '../batch.ts';
import { EpochMsSchema } from '../epoch-ms.ts';
import { recordSchemas } from '../record.ts';
import { plainCheck } from './plain-check.ts';

test('closures judge every schema of this package as generated code does', () => {
  for (const schema of [BatchEnvelopeSchema, ...recordSchemas]) {
    const [plain, compiled] = [plainCheck(schema), Compile(schema)];
    fc.assert(
      fc.property(almost(schema), (value) => {
        expect(plain(value)).toBe(compiled.Check(value));
      }),
      { numRuns: 60 },
    );
  }
});

test('closures judge names that a schema does not say as generated code does', () => {
  const Facts = Type.Record(Type.String(), Type.Integer({ minimum: 1 }));
  const Closed = Type.Object({ id: Type.String(), n: Type.Optional(Type.Number()) }, { additionalProperties: false });
  const Prefixed = Type.Record(Type.String({ pattern: '^x-' }), Type.String());
  const parts = fc.constantFrom<unknown[]>(null, 0, 2, 'text', [], {});
  const names = fc.constantFrom('id', 'n', 'x-1', 'y', '', '__proto__', 'toString', 'a\nb');
  for (const schema of [Facts, Closed, Prefixed]) {
    const [plain, compiled] = [plainCheck(schema), Compile(schema)];
    fc.assert(
      fc.property(fc.oneof(parts, fc.dictionary(names, parts, { maxKeys: 3 })), (value) => {
        expect(plain(value)).toBe(compiled.Check(value));
      }),
    );
    // Both verdicts occur.
    expect([{}, { id: 'a' }, { 'x-1': 'a' }, { y: 0 }].map(plain)).toContain(true);
    expect([{}, { id: 'a', y: 1 }, { 'x-1': 0 }, { y: 0 }].map(plain)).toContain(false);
  }
});

test('what a schema says of itself in words is no matter', () => {
  expect([0, 8.64e15, 8.65e15, 'now'].map(plainCheck(EpochMsSchema))).toEqual([true, true, false, false]);
});

test('closures count the items of a list as generated code does', () => {
  const schema = Type.Array(Type.Integer(), { minItems: 1, maxItems: 2 });
  const [plain, compiled] = [plainCheck(schema), Compile(schema)];
  for (const value of [[], [1], [1, 2], [1, 2, 3], ['a']]) expect(plain(value)).toBe(compiled.Check(value));
});

test('a schema with a keyword that the closures do not know is refused', () => {
  expect(() => plainCheck(Type.Object({ a: Type.String({ format: 'email' }) }))).toThrow('format');
});

/** Values that fit the schema or nearly do: each part is now and then left out, or something else. */
function almost(schema: object): fc.Arbitrary<unknown> {
  const wrong = fc.constantFrom<unknown[]>(null, true, -1, 0, 1.5, 1e300, '', 'a b', 'x', [], {});
  return fc.oneof({ weight: 12, arbitrary: fitting(schema) }, { weight: 1, arbitrary: wrong });
}

function fitting(schema: object): fc.Arbitrary<unknown> {
  if ('anyOf' in schema && Array.isArray(schema.anyOf)) return fc.oneof(...schema.anyOf.map(almost));
  if ('const' in schema) return fc.constant(schema.const);
  if ('properties' in schema && isObject(schema.properties)) return objectOf(schema.properties);
  if ('items' in schema && isObject(schema.items)) return fc.array(almost(schema.items), { maxLength: 3 });
  return fc.constant('type' in schema ? leaves.get(schema.type) : 'anything');
}

const leaves = new Map<unknown, unknown>([
  ['string', 's_1'],
  ['integer', 3],
  ['number', 1.5],
  ['boolean', true],
]);

function objectOf(properties: object): fc.Arbitrary<unknown> {
  const entries = Object.entries(properties).map(([name, schema]) => [name, almost(schema)]);
  return fc
    .tuple(fc.record(Object.fromEntries(entries)), fc.option(fc.constantFrom(...Object.keys(properties)), { freq: 4 }))
    .map(([object, without]) => Object.fromEntries(Object.entries(object).filter(([name]) => name !== without)));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
