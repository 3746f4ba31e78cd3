import type { IncidentPush } from '@driftscope/detect';

/**
 * How fresh the page is. `stale`: the connection was lost at `sinceAt` (epoch ms), and what is shown is of that time.
 */
export type LiveStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'stale'; readonly sinceAt: number };

/** The live push, as the rest of the dashboard sees it. Both `on…` return what takes the listener away. */
export interface Live {
  status(): LiveStatus;
  onStatus(listener: () => void): () => void;
  /** Called on every connect, the first too: what was read before may be old, and is to be read again. */
  onConnect(listener: () => void): () => void;
  onPush(listener: (push: IncidentPush) => void): () => void;
}
