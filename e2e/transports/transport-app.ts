/** What a test app with a transport lets its test do and see. */
export interface TransportApp {
  /** Goes through all that the transport can do. Answers what the app saw of it. */
  run(): Promise<TransportAccount>;
}

export interface TransportAccount {
  readonly lines: readonly string[];
  /** Signs of life that the app's library told of: at least so many were on the wire. */
  readonly heartbeats: number;
  /** Whether the library tells with which code and reason a socket was closed. */
  readonly tellsCloses: boolean;
}

declare global {
  interface Window {
    transportApp: TransportApp;
  }
}
