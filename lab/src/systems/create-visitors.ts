import { type Visitor, visit } from '@driftscope/example-server';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** Users who ask the server of a system by themselves, besides the clients that are watched. */
export interface Visitors {
  /** With a body it is a `POST`, or the named method. Throws where the answer is none of the schema. */
  ask<Schema extends TSchema>(
    user: string,
    schema: Schema,
    path: string,
    body?: unknown,
    method?: string,
  ): Promise<Static<Schema>>;
}

/** Each user logs in when first asked for, and again where that has expired: the password of an account is its name. */
export function createVisitors(url: string): Visitors {
  const visitors = new Map<string, Promise<Visitor>>();
  const login = (name: string): Promise<Visitor> => {
    const visitor = visit(url, name);
    visitors.set(name, visitor);
    // A server that is down, or broken on purpose, is not for ever: who asks next logs in.
    visitor.catch(() => visitors.delete(name));
    return visitor;
  };
  return {
    ask: async (user, schema, path, body, method) => {
      const name = user.toLowerCase();
      const asked = async () => (await (visitors.get(name) ?? login(name))).ask(path, body, method);
      let answer = await asked();
      if (answer.status === 401) {
        // The user's tokens were expired on purpose, this one with them.
        visitors.delete(name);
        answer = await asked();
      }
      if (answer.status < 300 && Value.Check(schema, answer.body)) return answer.body;
      throw new Error(`${url}${path} answered ${name} with ${answer.status}: ${JSON.stringify(answer.body)}`);
    },
  };
}
