const LEAST_SHARE = 0.5;

/**
 * Scrolls to an element of which less than half is seen. A browser draws nothing in frames that are out of sight: an app that waits
 * to be drawn, as lists do that measure their rows, would never be ready.
 */
export function bringIntoSight(element: HTMLElement): void {
  const { top, bottom, height } = element.getBoundingClientRect();
  const seenPx = Math.min(bottom, element.ownerDocument.documentElement.clientHeight) - Math.max(top, 0);
  if (seenPx < height * LEAST_SHARE) element.scrollIntoView({ block: 'end' });
}
