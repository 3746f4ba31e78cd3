import { ProblemAnswerSchema, parse, type Result } from '@driftscope/example-protocol';
import type { Static, TSchema } from 'typebox';

export interface Call {
  readonly path: string;
  readonly token?: string | undefined;
  /** Sent as JSON. Absent: GET. */
  readonly body?: object;
  /** How the body is sent. Absent: POST. */
  readonly method?: 'POST' | 'PATCH' | 'PUT';
}

/** One request, and its answer in the expected form or the reason why there is none. */
export async function request<Schema extends TSchema>(call: Call, schema: Schema): Promise<Result<Static<Schema>>> {
  const answer = await fetch(call.path, {
    // Else Chrome holds a request back while one to the same address is on its way, and answers never overtake each other.
    cache: 'no-store',
    method: call.body === undefined ? 'GET' : (call.method ?? 'POST'),
    headers: {
      ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  }).catch(() => undefined);
  if (answer === undefined) return unreachable;

  const body: unknown = answer.status === 204 ? null : await answer.json().catch(() => undefined);
  if (answer.ok) return parse(schema, body, `The answer of ${call.path}`);
  const problem = parse(ProblemAnswerSchema, body, `The refusal of ${call.path}`);
  return { ok: false, error: problem.ok ? problem.value.error : problem.error };
}

const unreachable: Result<never> = {
  ok: false,
  error: { kind: 'unreachable', message: 'The server cannot be reached.', hint: 'Check the network and try again.' },
};
