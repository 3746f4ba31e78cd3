import { fail, fitsSchema, ok, parseJson, type Result } from '@driftscope/records';
import Type, { type Static, type TSchema } from 'typebox';

const FaultAnswerSchema = Type.Object({
  error: Type.Object({ kind: Type.String(), message: Type.String(), hint: Type.String() }),
});

/**
 * Reads the collector's answer by its schema.
 *
 * @returns the value; the collector's own fault; or `unreachable` or `foreign-answer`, where it did not say one.
 */
export async function readAnswer<Schema extends TSchema>(
  answer: Promise<Response>,
  schema: Schema,
): Promise<Result<Static<Schema>>> {
  const received = await receive(answer);
  if (!received.ok) return received;
  const { status, text } = received.value;
  const body = bodyOf(text);
  return status < 400 && fitsSchema(schema, body) ? ok(body) : faultIn(status, body);
}

/** Reads an answer that is text, with the same faults. */
export async function readText(answer: Promise<Response>): Promise<Result<string>> {
  const received = await receive(answer);
  if (!received.ok) return received;
  const { status, text } = received.value;
  return status < 400 ? ok(text) : faultIn(status, bodyOf(text));
}

function bodyOf(text: string): unknown {
  const json = parseJson(text);
  return json.ok ? json.value : undefined;
}

function faultIn(status: number, body: unknown): Result<never> {
  if (fitsSchema(FaultAnswerSchema, body)) return { ok: false, error: body.error };
  return foreignAnswer(status);
}

/** What it said is nothing that this page knows. */
export const foreignAnswer = (status: number): Result<never> =>
  fail(
    'foreign-answer',
    `The collector gave an answer (status ${status}) that this page does not understand.`,
    'They may be of different versions: reload the page, or build the dashboard again.',
  );

async function receive(answer: Promise<Response>): Promise<Result<{ status: number; text: string }>> {
  try {
    const response = await answer;
    return ok({ status: response.status, text: await response.text() });
  } catch (error) {
    return fail(
      'unreachable',
      `The collector does not answer (${error instanceof Error ? error.message : String(error)}).`,
      'Where it runs, npm start starts it. What is shown may be old until it is back.',
    );
  }
}
