import { type Problem, ProblemAnswerSchema, parse, type Result } from '@driftscope/example-protocol';
import type { Socket } from 'socket.io-client';
import Type, { type Static, type TSchema } from 'typebox';

const TakenSchema = Type.Object({ ok: Type.Literal(true), value: Type.Unknown() });

const unreadable: Problem = { kind: 'malformed', message: 'The answer cannot be read.', hint: 'Reload the page.' };

/** Asks over the socket. While it is down Socket.IO keeps the question for later; a question that the server fails at is never answered. */
export const askSocket = <Schema extends TSchema>(
  socket: Socket,
  schema: Schema,
  event: string,
  ...args: readonly unknown[]
): Promise<Result<Static<Schema>>> =>
  new Promise((resolve) => {
    socket.emit(event, ...args, (answer: unknown) => {
      const taken = parse(TakenSchema, answer, `The answer to ${event}`);
      if (taken.ok) return resolve(parse(schema, taken.value.value, `The answer to ${event}`));
      const refused = parse(ProblemAnswerSchema, answer, `The refusal of ${event}`);
      resolve({ ok: false, error: refused.ok ? refused.value.error : unreadable });
    });
  });
