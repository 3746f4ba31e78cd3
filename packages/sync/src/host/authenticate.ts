/** Whom a token names, or why it names nobody. */
export type Identity =
  /** `untilMs`: when the token ends, by the server's clock; absent where it does not. Sockets are closed then. */
  | { readonly kind: 'user'; readonly user: string; readonly untilMs?: number }
  /** The token is missing, wrong or over: the client comes again with a fresh one. */
  | { readonly kind: 'unauthorized' }
  /** This user may not, whatever the token: the client stops trying, and says so. */
  | { readonly kind: 'refused' };

/** The app's own check of a bearer token. `''` where the client sent none. */
export type Authenticate = (token: string) => Identity | Promise<Identity>;
