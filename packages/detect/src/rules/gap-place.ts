import type { Gap } from '../links/gaps.ts';

/** Where a gap's defect is, whatever host the app runs on: the socket's path and its namespace. */
export function gapPlace({ lost }: Gap): readonly string[] {
  return [lost.socket.address.replace(/^[a-z]+:\/\/[^/]*/, ''), lost.namespace];
}

/** How long the page was without its link, in whole ms. */
export const gapMsOf = (gap: Gap, nowAt: number): number => Math.round((gap.back?.at ?? nowAt) - gap.fromAt);
