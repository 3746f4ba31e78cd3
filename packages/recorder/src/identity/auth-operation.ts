import type { AuthEndpoint } from './auth-endpoint.ts';

/** `mutation Login` in a text within JSON, as clients of GraphQL send it. What nests deeper has its quotes escaped. */
const mutation = /"query"\s*:\s*"(?:\\[nrt]|\s)*mutation\s+(\w+)/;

/** What a GraphQL request has to do with identity, by the name of its mutation. `undefined`: nothing. */
export function authOperation(body: string): AuthEndpoint | undefined {
  const name = mutation.exec(body)?.[1] ?? '';
  if (/^([lL]og|[sS]ign)_?[oO]ut(User|Mutation)?$/.test(name)) return 'logout';
  return /^(([lL]og|[sS]ign)_?[iI]n|[aA]uthenticate)(User|Mutation|With\w+)?$/.test(name) ? 'login' : undefined;
}

/** What the answer to an operation says. `undefined`: it is refused, whatever its status. */
export function operationAnswer(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || 'errors' in answer || !('data' in answer)) return undefined;
  const { data } = answer;
  return typeof data === 'object' && data !== null ? Object.values(data)[0] : undefined;
}
