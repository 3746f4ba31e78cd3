const { URL } = globalThis;

/** The absolute address, without fragment and credentials. `undefined` where it is none. */
export function absoluteUrl(address: string, baseUrl: string): string | undefined {
  if (!URL.canParse(address, baseUrl)) return undefined;
  const url = new URL(address, baseUrl);
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.href;
}
