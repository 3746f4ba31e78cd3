import type { IncidentSummary } from '@driftscope/detect';

/**
 * How fresh the page is. `catching-up`: connected, and reading what was missed. `stale`: nothing was heard since `sinceAt`
 * (epoch ms), and what is shown is of that time.
 */
export type LiveStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'catching-up' }
  | { readonly kind: 'stale'; readonly sinceAt: number };

/** The live push, as the rest of the dashboard sees it. All `on…` return what takes the listener away. */
export interface Live {
  status(): LiveStatus;
  onStatus(listener: () => void): () => void;
  /** Called whenever the page is live again, the first time too: what no push tells of may have changed meanwhile. */
  onConnect(listener: () => void): () => void;
  /** Called when {@link changed} begins anew, the first time too: all else is to be read again, and nothing before. */
  onBegin(listener: () => void): () => void;
  /** Told of each incident that is new or has changed, also of what was missed while the connection was gone. */
  onPush(listener: (incident: IncidentSummary) => void): () => void;
  /** The present state of all incidents that are new or have changed since the beginning. */
  changed(): readonly IncidentSummary[];
}
