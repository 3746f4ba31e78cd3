/** Where a socket or request goes, without what changes from one attempt to the next: origin and path, no query. */
export function addressOf(url: string): string {
  const end = url.search(/[?#]/);
  return (end === -1 ? url : url.slice(0, end)).replace(/\/+$/, '').replace(/^http/, 'ws');
}

/** Engine.IO's polling requests carry its version in the query. */
export const isEngineRequest = (url: string): boolean => /[?&]EIO=\d/.test(url);
