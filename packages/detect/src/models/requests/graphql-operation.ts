import { isJsonObject, type Json } from '@driftscope/records';
import { holdsCursor } from '#links/catch-up.ts';

/** What a request to a GraphQL server asks for: all of them have one address and one method. */
export interface GraphQLOperation {
  /** `RemoveMember`; of one without a name what it asks for first. */
  readonly name: string;
  readonly isMutation: boolean;
  readonly variables: Json;
  /** It asks for what came after a point that it names. */
  readonly isCatchUp: boolean;
}

/** Fragments may stand before it. A query may leave out its word, and is then named by its first field. */
const head = /(?:^|[}\n])\s*(query|mutation)\b\s*(\w*)\s*[({@]/;
const firstField = /\{\s*(?:\w+\s*:\s*)?(\w+)/;

/** Of the JSON that a request sends. `undefined`: it is no GraphQL, or more than one operation, or known by a hash alone. */
export function graphQLOperation(sent: Json): GraphQLOperation | undefined {
  if (!isJsonObject(sent) || typeof sent.query !== 'string') return undefined;
  const text = sent.query.replace(/^[ \t]*#.*$/gm, '');
  const [, kind, ownName] = head.exec(text) ?? [];
  if (kind === undefined && !/^\s*\{/.test(text)) return undefined;
  const said = typeof sent.operationName === 'string' ? sent.operationName : ownName;
  const name = said || firstField.exec(text)?.[1];
  const variables = sent.variables ?? null;
  if (name === undefined) return undefined;
  return { name, isMutation: kind === 'mutation', variables, isCatchUp: holdsCursor(variables) };
}

/** Whether an answer says that nothing came of it: with errors, and without data. It comes with a status of 200. */
export function isRefusedOperation(answer: Json | undefined): boolean {
  if (answer === undefined || !isJsonObject(answer) || !Array.isArray(answer.errors)) return false;
  const data = answer.data ?? null;
  return answer.errors.length > 0 && (!isJsonObject(data) || Object.values(data).every((value) => value === null));
}
