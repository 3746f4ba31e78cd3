/** Address of a page without what is of one user or entity: parts of the path that hold two digits or more are `*`. */
export function generalizePage(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, pathname } = new URL(url);
  const parts = pathname.split('/').map((part) => (/\d.*\d/.test(part) || part.length > 40 ? '*' : part));
  return `${host}${parts.join('/')}`;
}
