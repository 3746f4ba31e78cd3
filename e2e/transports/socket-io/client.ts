/** What the scenario uses of a client, of whatever version. */
export interface Client {
  readonly id?: string | undefined;
  on(event: string, listener: (...args: unknown[]) => void): unknown;
  emit(event: string, ...args: unknown[]): unknown;
  close(): unknown;
}

export type Auth = Readonly<Record<string, string>>;

/** One version of the client library, set up as the page's address asks for it. */
export interface ClientLibrary {
  readonly version: 2 | 3 | 4;
  /** Opens a connection of its own, and joins the main namespace on it. */
  connect(auth: Auth): Client;
  /** Joins a namespace on the connection of the client. */
  join(client: Client, namespace: string, auth: Auth): Client;
  engineIdOf(client: Client): string | undefined;
  /** Calls back at each sign of life. */
  onHeartbeat(client: Client, hear: () => void): void;
}

/** The transports that the page's address names: `?polling,websocket`. */
export const transports: string[] = location.search.slice(1).split(',');
