export interface Answer {
  readonly status: number;
  /** Absent: the answer had none. */
  readonly body: unknown;
}

/** Somebody who asks a server, as a client would. */
export interface Visitor {
  /** Empty: not logged in. */
  readonly token: string;
  /** Without a body GET, else POST or the named method. */
  ask(path: string, body?: unknown, method?: string): Promise<Answer>;
}

/** Visits a running example, for a test. Without a name: not logged in. */
export async function visit(url: string, name?: string): Promise<Visitor> {
  const visitor = (token: string): Visitor => ({
    token,
    ask: async (path, body, method = body === undefined ? 'GET' : 'POST') => {
      const answer = await fetch(url + path, {
        method,
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
    },
  });

  if (name === undefined) return visitor('');
  const { body } = await visitor('').ask('/api/login', { name, password: name });
  if (typeof body !== 'object' || body === null || !('token' in body)) throw new Error(`${name} could not log in.`);
  return visitor(String(body.token));
}
