/** Where a socket or request goes, without what changes from one attempt to the next: origin and path, no query. */
export function addressOf(url: string): string {
  const end = url.search(/[?#]/);
  return (end === -1 ? url : url.slice(0, end)).replace(/\/+$/, '').replace(/^http/, 'ws');
}

/** Engine.IO's polling requests carry its version in the query. */
export const isEngineRequest = (url: string): boolean => /[?&]EIO=\d/.test(url);

/** The request by which polling begins: later ones name the connection that they are of. */
export const isEngineOpening = (url: string): boolean => isEngineRequest(url) && !/[?&]sid=/.test(url);
