/** An address without fragment and credentials, which are nobody's business. */
export function plainUrl(href: string): string {
  // Nearly all have neither, and every page tells its own twice as it starts.
  if (!/[#@]/.test(href)) return href.slice(0, 4096);
  if (!URL.canParse(href)) return href.split('#')[0]?.slice(0, 4096) ?? '';
  const url = new URL(href);
  url.hash = '';
  url.username = '';
  url.password = '';
  return url.href.slice(0, 4096);
}
