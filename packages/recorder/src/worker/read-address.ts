import { nativeGetter, nativeMethod } from '../hook/native.ts';
import { readOwn } from '../hook/read-own.ts';

/** The text of the address that a worker is started with. `undefined`: to make a text of it could run the page's own code a second time. */
export type ReadAddress = (address: unknown) => string | undefined;

/** Reads texts, `URL` objects, and what a page gives in place of a text where its policy demands trusted types. */
export function createAddressReader(scope: Window & typeof globalThis): ReadAddress {
  const { URL } = scope;
  const hrefOf = nativeGetter(URL.prototype, 'href');
  const readTrusted = trustedReader(scope);
  return (address) => {
    if (typeof address === 'string') return address;
    return address instanceof URL ? String(hrefOf(address)) : readTrusted(address);
  };
}

function trustedReader(scope: Window & typeof globalThis): ReadAddress {
  // Not in every browser.
  const Trusted = readOwn(scope, 'TrustedScriptURL');
  if (typeof Trusted !== 'function') return () => undefined;
  const textOf = nativeMethod(Trusted.prototype, 'toString');
  return (address) => (address instanceof Trusted ? String(textOf(address)) : undefined);
}
