import { fail, ok, type Result } from '@driftscope/records';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** Reads what came over a port. Both ends are ours, so a failure means that their versions differ. */
export function parseMessage<Schema extends TSchema>(schema: Schema, input: unknown): Result<Static<Schema>> {
  if (Value.Check(schema, input)) return ok(input);
  return fail(
    'foreign-message',
    'A message between two parts of the extension is not understood.',
    'The extension was probably updated while this page was open: reload the page.',
  );
}
