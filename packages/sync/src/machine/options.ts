/** How a client behaves. All times in milliseconds. */
export interface MachineOptions {
  /** `socket`: live changes, and reads for what was missed. `pull`: reads only, every `pollMs` while visible. */
  readonly transport: 'socket' | 'pull';
  /** One tab connects for all. Needs Web Locks and BroadcastChannel; without them each tab has its own connection. */
  readonly crossTab: boolean;
  readonly pollMs: number;
  /** Longest interval of polling, which slows down while nothing changes. */
  readonly pollMaxMs: number;
  /** Interval of the heartbeat, which checks whether an open socket is alive and whether anything was missed. */
  readonly heartbeatMs: number;
  readonly heartbeatTimeoutMs: number;
  /** `heartbeatTimeoutMs` after the page came back: shorter, because sockets have often died by then. */
  readonly resumeTimeoutMs: number;
  /** Limit from opening a socket to its `hello`. */
  readonly openTimeoutMs: number;
  readonly requestTimeoutMs: number;
  /**
   * The same for a first attempt, if that is shorter. Browsers keep connections that died while idle, use one of them for the next
   * request, and open a new one only after that request was given up.
   */
  readonly firstRequestTimeoutMs: number;
  /** How long the change of an accepted write may take to arrive on the socket, before it is read instead. */
  readonly echoMs: number;
  readonly loadTimeoutMs: number;
  /** The n-th retry waits between 0 and `retryBaseMs * 2^n`, so that a thousand clients do not come back in one instant. */
  readonly retryBaseMs: number;
  readonly retryMaxMs: number;
  /** How often the leading tab shows that it is alive; `leaderTimeoutMs` of silence count as its death. */
  readonly beatMs: number;
  readonly leaderTimeoutMs: number;
  readonly scopesPerRead: number;
  readonly mutationsPerPush: number;
}

export const defaultOptions: MachineOptions = {
  transport: 'socket',
  crossTab: true,
  pollMs: 30_000,
  pollMaxMs: 120_000,
  heartbeatMs: 25_000,
  heartbeatTimeoutMs: 10_000,
  resumeTimeoutMs: 4_000,
  openTimeoutMs: 15_000,
  requestTimeoutMs: 20_000,
  firstRequestTimeoutMs: 6_000,
  echoMs: 1_000,
  loadTimeoutMs: 3_000,
  retryBaseMs: 3_000,
  retryMaxMs: 60_000,
  beatMs: 500,
  leaderTimeoutMs: 1_500,
  scopesPerRead: 50,
  mutationsPerPush: 50,
};
