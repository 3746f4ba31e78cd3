import type { Unnumbered } from '@driftscope/records';
import { plainUrl } from './plain-url.ts';
import { visibilityOf } from './visibility.ts';

/** How this page load began, as far as the browser says. */
export function describeLoad({ document, location, navigator, performance }: Window & typeof globalThis): Unnumbered {
  const [entry] = performance.getEntriesByType('navigation');
  const navigation = entry instanceof PerformanceNavigationTiming ? entry.type : undefined;
  return {
    kind: 'page.load',
    url: plainUrl(location.href),
    ...(navigation === undefined ? {} : { navigation }),
    visibility: visibilityOf(document),
    online: navigator.onLine,
  };
}
