/** What both kinds of reports are narrowed by. */
const SHARED = ['team', 'app', 'withImported'];

/** Address of the other kind of report at this path, of the same apps. */
export function otherReportAddress(path: string, query: URLSearchParams): string {
  const shared = new URLSearchParams([...query].filter(([name]) => SHARED.includes(name)));
  return shared.size === 0 ? path : `${path}?${shared}`;
}
