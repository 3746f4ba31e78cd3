import type { ExpressRequest } from './express-types.ts';

/** Method and route, so that all requests of one route have one line. */
export function lineOf({ method, baseUrl = '', path, originalUrl, route }: ExpressRequest): string {
  const pattern: unknown = typeof route === 'object' && route !== null && 'path' in route ? route.path : undefined;
  if (typeof pattern !== 'string') return `${method} ${baseUrl}${path}`;
  return `${method} ${baseUrl || mountOf(originalUrl, pattern)}${pattern}`;
}

/** Where the router of a route is, for those who look once its handling is over: by then Express has taken it back. */
function mountOf(originalUrl = '', pattern: string): string {
  if (/[*{]/.test(pattern)) return '';
  const segments = originalUrl.split(/[?#]/)[0]?.split('/') ?? [];
  return segments.slice(0, -(pattern.split('/').length - 1)).join('/');
}
