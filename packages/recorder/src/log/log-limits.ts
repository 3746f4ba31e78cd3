export interface LogLimits {
  /** Records kept unsent. Beyond it, details are left out; connections, identity and page life are not. */
  readonly maxRecords: number;
  /** Characters of payload kept unsent. Beyond it, the oldest payloads are shed. */
  readonly maxChars: number;
  /** Details taken a second. */
  readonly maxPerSecond: number;
  /** How long a record may wait for its payload (a Blob being read). */
  readonly maxWaitMs: number;
}

export const defaultLimits: LogLimits = {
  maxRecords: 20_000,
  maxChars: 8_000_000,
  maxPerSecond: 20_000,
  maxWaitMs: 250,
};

/** What a log keeps while nobody takes its records, but may ask for the last of them. */
export interface RingLimits {
  readonly maxAgeMs: number;
  readonly maxRecords: number;
  /** Characters of JSON, about. */
  readonly maxChars: number;
}

export const defaultRing: RingLimits = { maxAgeMs: 120_000, maxRecords: 30_000, maxChars: 8_000_000 };
