import type { IncomingMessage } from 'node:http';

/** Where a team's own DSN leads. */
export interface TeamEndpoint {
  readonly url: string;
  readonly key: string;
}

/** Takes a DSN apart, `https://KEY@HOST/PATH/PROJECT`. @throws where it is none: it was checked when it was read. */
export function teamEndpoint(dsn: string): TeamEndpoint {
  const { origin, pathname, username } = new URL(dsn);
  const [path, project] = [pathname.slice(0, pathname.lastIndexOf('/')), pathname.split('/').at(-1)];
  return { url: `${origin}${path}/api/${project}/envelope/`, key: username };
}

/** Says that an envelope came by way of a collector: it is not sent on once more, or two could send it to and fro for ever. */
const MARK = 'x-driftscope-forwarded';

export const wasForwarded = ({ headers }: IncomingMessage): boolean => headers[MARK] !== undefined;

const CLIENT_HEADER = 'x-driftscope-client';

/** What goes with an envelope: what its sender said of itself. */
export function forwardHeaders({ headers, socket, url = '' }: IncomingMessage): Record<string, string> {
  const said = new URLSearchParams(url.split('?')[1]);
  const auth = headers['x-sentry-auth'];
  const inAuth = typeof auth === 'string' ? /\bsentry_client=([^,\s]+)/.exec(auth)?.[1] : undefined;
  const client = inAuth ?? said.get('sentry_client') ?? 'driftscope';
  const from = [headers['x-forwarded-for'], socket.remoteAddress].filter((part) => part !== undefined).join(', ');
  const kept = ['content-type', 'content-encoding', 'user-agent', 'origin', 'referer'].flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { ...Object.fromEntries(kept), [CLIENT_HEADER]: client, 'x-forwarded-for': from, [MARK]: '1' };
}

/** The same with the team's key in place of ours: it is not kept with what waits. */
export function authHeaders(headers: Readonly<Record<string, string>>, key: string): Record<string, string> {
  const { [CLIENT_HEADER]: client = 'driftscope', ...others } = headers;
  return { ...others, 'x-sentry-auth': `Sentry sentry_version=7, sentry_client=${client}, sentry_key=${key}` };
}
