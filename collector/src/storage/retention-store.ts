/** What is old enough to be forgotten. */
export interface RetentionLimits {
  /** Epoch ms: what was received before is forgotten. */
  readonly beforeMs: number;
  /** Bytes in use above which the oldest is forgotten, be it records, spans or errors. */
  readonly maxBytes: number;
  /** Epoch ms: what is newer is kept, whatever its size: detection may look at it again. */
  readonly spareMs: number;
}

export interface RetentionStore {
  /**
   * Forgets some of the oldest records, spans and errors beyond the limits, in one short commit.
   *
   * Of records that are evidence of an incident, those very ones stay.
   *
   * @returns how many parts were forgotten. 0: there is nothing beyond the limits.
   */
  forget(limits: RetentionLimits): Promise<number>;
  /** Bytes in use, as {@link RetentionLimits.maxBytes} counts them. */
  usedBytes(): Promise<number>;
}
