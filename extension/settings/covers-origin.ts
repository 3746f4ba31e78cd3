/** `https://*.example.com` covers `https://example.com` and all hosts below it. */
export function coversOrigin(listed: string, origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const [scheme, host] = listed.split('://*.');
  if (scheme === undefined || host === undefined) return new URL(listed).origin === origin;
  const { protocol, host: actual } = new URL(origin);
  const base = host.replace(/\/+$/, '');
  return protocol === `${scheme}:` && (actual === base || actual.endsWith(`.${base}`));
}
