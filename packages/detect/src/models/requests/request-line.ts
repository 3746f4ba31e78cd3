import { isCursor } from '#links/catch-up.ts';

/** A request in one line: its name is method and path, its line has the query too. */
export interface RequestLine {
  readonly name: string;
  readonly line: string;
}

/** Parameters that keep caches from answering. */
const busters = new Set(['_', 't', 'ts', '_t', '_ts', 'cb', 'nocache', 'timestamp', 'rnd', 'random', 'cachebust']);

/** Names a request without what is different each time: cursors, and parameters that only get around caches. */
export function lineOf(method: string, url: string): RequestLine {
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/#.*$/, '');
  const queryAt = path.indexOf('?');
  const name = `${method.toUpperCase()} ${queryAt === -1 ? path : path.slice(0, queryAt)}`;
  if (queryAt === -1) return { name, line: name };
  const kept = [...new URLSearchParams(path.slice(queryAt + 1))]
    .filter(([key]) => !busters.has(key.toLowerCase()))
    .map(([key, value]) => `${key}=${isCursor(key, value) ? '…' : value}`);
  return { name, line: kept.length === 0 ? name : `${name}?${kept.join('&')}` };
}
