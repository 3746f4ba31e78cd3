import { isScope } from '../protocol/ids.ts';
import type { Result } from '../protocol/result.ts';
import type { ScopeRequest } from '../protocol/sync-answer.ts';

/** Reads `scope=…&since=…`, the pair once for each scope, as a query parser gives them: a text, or a list of texts. */
export function parseScopeRequests(scope: unknown, since: unknown): Result<readonly ScopeRequest[]> {
  const scopes = listOf(scope);
  const cursors = listOf(since);
  if (scopes.length !== cursors.length) return wrong('each scope needs its since, empty where nothing is held of it');
  const requests: ScopeRequest[] = [];
  for (const [at, name] of scopes.entries()) {
    if (!isScope(name)) return wrong(`${JSON.stringify(name)} is no scope`);
    const cursor = cursors[at];
    if (cursor === '') requests.push({ scope: name });
    else if (typeof cursor === 'string' && /^\d{1,15}$/.test(cursor))
      requests.push({ scope: name, since: Number(cursor) });
    else return wrong(`${JSON.stringify(cursor)} is no sequence number`);
  }
  return { ok: true, value: requests };
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const wrong = (message: string): { ok: false; message: string } => ({ ok: false, message });
