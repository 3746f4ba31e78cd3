import { type LatePart, latePart } from './late-part.ts';

/** All pages that have most of their code in common. */
export const otherPages = latePart(() => import('./other-pages.ts'));

/** Comes with the whole detector, which no other page needs. */
export const kinds = latePart(() => import('../kinds/kinds-page.tsx'));

export const lab = latePart(() => import('../lab/lab-page.tsx'));

export const keysDialog = latePart(() => import('./keys-dialog.tsx'));

/** What has to be here before the page at this address can be shown. Absent: nothing but what comes with the document. */
export function partAt(pathname: string): LatePart<unknown> | undefined {
  switch (pathname) {
    case '/overview':
      return undefined;
    case '/kinds':
      return kinds;
    case '/lab':
      return lab;
    default:
      return otherPages;
  }
}
