/** An envelope of Sentry's that is to be sent on. */
export interface OutgoingEnvelope {
  /** Epoch ms. */
  readonly receivedMs: number;
  /** As it came over the wire. */
  readonly body: Uint8Array<ArrayBuffer>;
  /** What its sender said of it. No key is among them. */
  readonly headers: Readonly<Record<string, string>>;
  /** Each once. Empty: nobody could read it. */
  readonly itemTypes: readonly string[];
}

/** One that waits, without what it takes to send it. */
export interface WaitingEnvelope extends Pick<OutgoingEnvelope, 'receivedMs' | 'itemTypes'> {
  /** Grows in the order in which they came. */
  readonly id: number;
  /** Of its body. */
  readonly sizeBytes: number;
}

/** Envelopes that nobody has acknowledged yet. */
export interface OutboxStore {
  /** Keeps them in one commit. Gives what waits now, in their order. */
  add(envelopes: readonly OutgoingEnvelope[]): Promise<readonly WaitingEnvelope[]>;
  /** All that wait, the oldest first. */
  list(): Promise<readonly WaitingEnvelope[]>;
  /** Absent: it was removed. */
  read(id: number): Promise<Pick<OutgoingEnvelope, 'body' | 'headers'> | undefined>;
  /** Removes them in one commit. */
  remove(ids: readonly number[]): Promise<void>;
}
