import { fail, fitsSchema, ok, parseJson, type Result } from '@driftscope/records';
import type { Static, TSchema } from 'typebox';
import { foreignAnswer, readAnswer } from './read-answer.ts';

/**
 * Reads the collector's answer line by line, each by its schema, while it comes.
 *
 * @returns once it is at its end; the collector's own fault; or `cut-answer`, where it broke off.
 */
export async function readLines<Schema extends TSchema>(
  answer: Promise<Response>,
  schema: Schema,
  onLine: (line: Static<Schema>) => void,
): Promise<Result<void>> {
  const response = await answer.catch(() => undefined);
  if (!response?.body || response.status >= 400) {
    const failed = await readAnswer(answer, schema);
    return failed.ok ? foreignAnswer(response?.status ?? 200) : failed;
  }
  try {
    for await (const line of linesOf(response.body)) {
      const json = parseJson(line);
      if (!json.ok || !fitsSchema(schema, json.value)) return foreignAnswer(response.status);
      onLine(json.value);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail('cut-answer', `The collector's answer broke off (${why}).`, 'Ask again.');
  }
  return ok(undefined);
}

/** Whole lines alone: what comes after the last of them was cut off. */
async function* linesOf(body: ReadableStream<BufferSource>): AsyncGenerator<string> {
  // Not every browser can iterate a stream by itself.
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + next.value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
