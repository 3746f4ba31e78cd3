import { RecentMap } from '#engine/recent-map.ts';
import { isEngineRequest } from '#links/address.ts';
import { isCatchUpUrl } from '#links/catch-up.ts';
import { readPattern } from './read-pattern.ts';
import { lineOf, type RequestLine } from './request-line.ts';

/** What a request's method and address alone tell. */
export interface Address extends RequestLine {
  /** The name without ids. */
  readonly pattern: string;
  /** It asks for what came after a point that it names. */
  readonly isCatchUp: boolean;
  /** It is Socket.IO's. */
  readonly isEngine: boolean;
}

/** Addresses remembered: the others are read again. */
const MOST_ADDRESSES = 2_000;

/** Reads addresses, those that come again only once. */
export function createAddressBook(): (method: string, url: string) => Address {
  const known = new RecentMap<string, Address>(MOST_ADDRESSES);
  return (method, url) => {
    const key = `${method} ${url}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const address = readAddress(method, url);
    known.set(key, address);
    return address;
  };
}

function readAddress(method: string, url: string): Address {
  const line = lineOf(method, url);
  return { ...line, pattern: readPattern(line.name), isCatchUp: isCatchUpUrl(url), isEngine: isEngineRequest(url) };
}
