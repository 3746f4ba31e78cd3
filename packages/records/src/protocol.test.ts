import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { BatchEnvelopeSchema, PROTOCOL_VERSION } from './batch.ts';
import { recordSchemas } from './record.ts';

/**
 * The shape of each protocol version, as a hash of its schemas.
 *
 * A new kind or optional field changes the hash alone: readers keep what they do not know. Anything that makes an old
 * recording or an older reader wrong needs a new version, and a line for it at `PROTOCOL_VERSION`.
 */
const shapes: Record<number, string> = {
  // Since its first day: what requests carry for tracing, and their cause; the frame that a session is of; workers; caches;
  // databases that are deleted; rings; bodies of polling in bytes; what a server's handlers
  // threw; what was stored by property; where responses came from; what a layout shift moved; the spans of a server; faults; what its answers say of entities, and in which request; what was
  // thrown at requests; Enter in a
  // field; stores that were put back to a former state; why a worker is not looked into; what a clock is off; whether a
  // page has MobX.
  1: 'd3fd5f93bb7e369f',
};

test('the schemas are those that this protocol version was published with', () => {
  expect(shapes[PROTOCOL_VERSION]).toBe(hashOf([BatchEnvelopeSchema, ...recordSchemas]));
});

/** The order of kinds and keys means nothing on the wire, so it means nothing here. */
function hashOf(schemas: readonly object[]): string {
  const texts = schemas.map((schema) => JSON.stringify(schema, sortKeys)).sort();
  return createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16);
}

function sortKeys(key: string, value: unknown): unknown {
  // A list of required names is a set.
  if (key === 'required' && Array.isArray(value)) return value.toSorted();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
