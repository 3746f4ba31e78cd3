import { type Example, ExampleSchema, fail, ok, parseJson, type Result } from '@driftscope/records';
import Type from 'typebox';
import { Value } from 'typebox/value';

/** What runs beside a collector. */
export interface NeighbourSettings {
  readonly examples: readonly Example[];
  /** Absent: there is none. */
  readonly labUrl?: string;
}

/** Reads `DRIFTSCOPE_EXAMPLES` and `DRIFTSCOPE_LAB`. */
export function readNeighbours(env: NodeJS.ProcessEnv): Result<NeighbourSettings> {
  const examples = parseJson(env.DRIFTSCOPE_EXAMPLES || '[]');
  if (!examples.ok || !Value.Check(Type.Array(ExampleSchema), examples.value)) {
    return fail(
      'invalid-examples',
      'DRIFTSCOPE_EXAMPLES is no list of examples.',
      'Give a JSON array of { id, name, system, url, variants: { drifting, synced } }, or leave it out.',
    );
  }
  const { DRIFTSCOPE_LAB: labUrl } = env;
  if (labUrl && !/^http:\/\/[\w.-]+:\d+$/.test(labUrl)) {
    return fail('invalid-lab', 'DRIFTSCOPE_LAB is no origin.', 'Give it as http://127.0.0.1:PORT, or leave it out.');
  }
  return ok({ examples: examples.value, ...(labUrl && { labUrl }) });
}
