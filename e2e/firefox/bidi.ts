import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';

/** A browser's end of WebDriver BiDi, as far as these tests speak it. */
export interface Bidi {
  /** Asks the browser for something, and rejects with what it says where it cannot. */
  send(method: string, params: object): Promise<unknown>;
  close(): void;
}

const AnswerSchema = Type.Object({
  id: Type.Integer(),
  result: Type.Optional(Type.Unknown()),
  error: Type.Optional(Type.String()),
  message: Type.Optional(Type.String()),
});

/** Playwright speaks to its own build of Firefox alone, so an installed one is spoken to in the standard's own words. */
export async function openBidi(url: string): Promise<Bidi> {
  const socket = new WebSocket(`${url}/session`);
  const waiting = new Map<number, (answer: Static<typeof AnswerSchema>) => void>();
  let asked = 0;

  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`Nobody answers at ${url}.`)), { once: true });
  });
  socket.addEventListener('message', ({ data }) => {
    const said: unknown = JSON.parse(String(data));
    // Events have no id: nothing here listens to one.
    if (Value.Check(AnswerSchema, said)) waiting.get(said.id)?.(said);
  });

  const send = async (method: string, params: object): Promise<unknown> => {
    asked += 1;
    const id = asked;
    const answered = new Promise<Static<typeof AnswerSchema>>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { result, error, message } = await answered;
    waiting.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${error}: ${message}`);
    return result;
  };
  await send('session.new', { capabilities: {} });
  return { send, close: () => socket.close() };
}
