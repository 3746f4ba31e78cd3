import type { Gap } from '../links/gaps.ts';
import type { Link } from '../links/link.ts';

/** Where a gap's defect is, whatever host the app runs on: the socket's path and its namespace. */
export const gapPlace = ({ lost }: Gap): readonly string[] => channelPlace(lost);

/** The same of a link that is up. */
export const channelPlace = ({ socket, namespace }: Link): readonly string[] => [
  socket.address.replace(/^[a-z]+:\/\/[^/]*/, ''),
  namespace,
];

/** How long the page was without its link, in whole ms. */
export const gapMsOf = (gap: Gap, nowAt: number): number => Math.round((gap.back?.at ?? nowAt) - gap.fromAt);
