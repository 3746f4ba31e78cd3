import type { Result } from '@driftscope/example-protocol';
import type { Message } from '#protocol/message.ts';
import type { Api } from '../client/api/create-api.ts';

export interface FakeServer {
  readonly api: Api;
  /** What the server has; tests add to it. */
  readonly messages: Message[];
  /** What was asked so far, in short. */
  readonly asked: readonly string[];
  /** Problems to answer with, in turn, before it answers well. */
  readonly problems: string[];
  /** Keeps answers back until `release`. */
  hold(): void;
  release(): void;
}

/** The far end of the client: a server with one conversation, `c`. */
export function createFakeServer(): FakeServer {
  const messages: Message[] = [];
  const asked: string[] = [];
  const problems: string[] = [];
  let gate = Promise.withResolvers<void>();
  gate.resolve();

  const answer = async <T>(what: string, value: () => T): Promise<Result<T>> => {
    asked.push(what);
    const kind = problems.shift();
    const result: Result<T> =
      kind === undefined ? { ok: true, value: value() } : { ok: false, error: { kind, message: kind, hint: '' } };
    await gate.promise;
    return result;
  };
  const session = (token: string) => ({ token: `${token}+`, user: { id: 'u_a', name: 'A' } });

  return {
    messages,
    asked,
    problems,
    hold: () => {
      gate = Promise.withResolvers();
    },
    release: () => gate.resolve(),
    api: {
      logIn: (name) => answer('logIn', () => session(name)),
      session: (token) => answer(`session ${token}`, () => session(token)),
      logOut: () => answer('logOut', () => undefined),
      conversations: () => answer('conversations', () => [{ id: 'c', members: [], ...lastOf(messages) }]),
      messages: (_token, id, after) =>
        answer(`messages ${id} ${after ?? ''}`.trim(), () =>
          messages.slice(messages.findIndex((each) => each.id === after) + 1),
        ),
      send: () => Promise.reject(new Error('not played here')),
      kick: () => Promise.reject(new Error('not played here')),
    },
  };
}

function lastOf(messages: readonly Message[]): { readonly lastMessage?: Message } {
  const lastMessage = messages.at(-1);
  return lastMessage === undefined ? {} : { lastMessage };
}
