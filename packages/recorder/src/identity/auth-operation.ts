import { type AuthEndpoint, login, logout } from './auth-endpoint.ts';

/** `mutation Login` in a text within JSON, as clients of GraphQL send it. What nests deeper has its quotes escaped. */
const mutation = /"query"\s*:\s*"[\\nrt\s]*mutation\s+(\w+)/;

/** What a GraphQL request has to do with identity, by the name of its mutation. `undefined`: nothing. */
export function authOperation(body: string): AuthEndpoint | undefined {
  const name = mutation.exec(body)?.[1] ?? '';
  const act = name.toLowerCase().replace(/(user|mutation|with\w+)$/, '');
  if (logout.test(act)) return 'logout';
  return login.test(act) ? 'login' : undefined;
}

/** What the answer to an operation says. `undefined`: it is refused, whatever its status. */
export function operationAnswer(answer: unknown): unknown {
  const { data, errors }: { readonly data?: unknown; readonly errors?: unknown } = Object(answer);
  return errors === undefined ? Object.values(Object(data))[0] : undefined;
}
