import Type from 'typebox';
import { expect, test } from 'vitest';
import { readLines } from './read-lines.ts';

const schema = Type.Object({ n: Type.Integer() });

async function read(parts: readonly (string | Error)[], status = 200) {
  const left = parts.values();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { value, done } = left.next();
      if (done) controller.close();
      else if (value instanceof Error) controller.error(value);
      else controller.enqueue(new TextEncoder().encode(value));
    },
  });
  const lines: { n: number }[] = [];
  const result = await readLines(Promise.resolve(new Response(body, { status })), schema, (line) => lines.push(line));
  return { lines, result };
}

test('lines are read as they come, however they are cut', async () => {
  const { lines, result } = await read(['{"n":1}\n{"n"', ':2}\n', '{"n":3}\n']);
  expect([lines, result]).toEqual([[{ n: 1 }, { n: 2 }, { n: 3 }], { ok: true, value: undefined }]);
});

test('an answer that breaks off gives what came before, and says so', async () => {
  const { lines, result } = await read(['{"n":1}\n', new Error('gone')]);
  expect([lines, result]).toMatchObject([[{ n: 1 }], { ok: false, error: { kind: 'cut-answer' } }]);
});

test('a line of another form is a fault, and so is the collector’s own', async () => {
  expect((await read(['{"n":"x"}\n'])).result).toMatchObject({ error: { kind: 'foreign-answer' } });
  const error = { kind: 'no-patterns', message: 'No.', hint: 'Words.' };
  expect((await read([JSON.stringify({ error })], 400)).result).toEqual({ ok: false, error });
});
