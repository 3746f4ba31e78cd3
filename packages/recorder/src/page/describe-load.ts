import type { Unnumbered } from '@driftscope/records';
import { plainUrl } from './plain-url.ts';
import { visibilityOf } from './visibility.ts';

/** How this page load began, as far as the browser says. */
export function describeLoad({ document, location, navigator, performance }: Window & typeof globalThis): Unnumbered {
  const [entry] = performance.getEntriesByType('navigation');
  return {
    kind: 'page.load',
    url: plainUrl(location.href),
    ...(entry instanceof PerformanceNavigationTiming && { navigation: entry.type }),
    visibility: visibilityOf(document),
    online: navigator.onLine,
  };
}
