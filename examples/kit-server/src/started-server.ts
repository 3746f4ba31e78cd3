/** A server that runs, until it is stopped. It forgets everything then. */
export interface StartedServer {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}
