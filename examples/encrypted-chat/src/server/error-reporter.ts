/** Where and for whom something failed. */
export interface ErrorPlace {
  /** The event or the request that was handled. */
  readonly event: string;
  readonly socketId?: string;
  readonly userId?: string;
}

/** Takes what handlers throw. */
export interface ErrorReporter {
  report(error: unknown, place: ErrorPlace): void;
  stop(): Promise<void>;
}
