/** What the app can show of the client itself. It never says more than is known. */
export interface SyncStatus {
  readonly connection: 'signed-out' | 'connecting' | 'connected' | 'disconnected' | 'refused';
  readonly freshness:
    | { readonly kind: 'fresh' }
    /** Connected, and reading what was missed. */
    | { readonly kind: 'catching-up' }
    /** `sinceMs` is the wall time at which it was last known to be fresh; `null` where it never was. */
    | { readonly kind: 'stale'; readonly sinceMs: number | null };
  /** Writes on their way. */
  readonly pending: number;
  readonly failed: number;
  /** False where the browser refuses to store: a reload would lose what is pending. */
  readonly storing: boolean;
}
