import { useHash } from '@driftscope/example-client';

const pages = { '#/list': 'list', '#/history': 'history' } as const;

export interface Route {
  readonly page: 'home' | 'list' | 'history';
  /** Of the title that is looked at. Absent: none. */
  readonly titleId: string | undefined;
}

/** Where in the library one is: `#/list`, `#/history`, or home; behind a `/title/` the title on top of it. */
export function useRoute(): Route {
  const [page = '', title] = useHash().split('/title/');
  return {
    page: page === '#/list' || page === '#/history' ? pages[page] : 'home',
    titleId: title === undefined ? undefined : decodeURIComponent(title),
  };
}

export const pageLink = (page: Route['page']): string => (page === 'home' ? '#/home' : `#/${page}`);

/** Address of a title, on top of the page. */
export const titleLink = (page: Route['page'], titleId: string): string =>
  `${pageLink(page)}/title/${encodeURIComponent(titleId)}`;
