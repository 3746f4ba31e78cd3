import { overviewQuery, parseOverview } from '../overview/overview-filters.ts';

/** What the collector was asked for before the code that shows it was here. */
export interface AskedAhead {
  /** The address of the page that shows it. */
  readonly href: string;
  readonly answer: Promise<Response>;
}

/**
 * Asks for what the overview shows first. Brings next to nothing with it, so that it runs while the rest still comes.
 *
 * @returns nothing for other pages: their code is to be here before they ask.
 */
export function askAhead(
  { href, pathname, search }: Pick<Location, 'href' | 'pathname' | 'search'>,
  send: typeof fetch,
): AskedAhead | undefined {
  if (pathname !== '/overview') return undefined;
  const query = overviewQuery(parseOverview(new URLSearchParams(search)));
  const answer = send(query.size === 0 ? ADDRESS : `${ADDRESS}?${query}`, { headers: { accept: 'application/json' } });
  // Whoever reads it hears why there is none; until then nobody does.
  answer.catch(() => undefined);
  return { href, answer };
}

const ADDRESS = '/api/v1/overview';
