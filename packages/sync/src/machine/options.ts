/** How a client behaves. All times in milliseconds. */
export interface MachineOptions {
  /** `socket`: live changes, and reads for what was missed. `pull`: reads only, every `pollMs` while visible. */
  readonly transport: 'socket' | 'pull';
  /** One tab connects for all. Needs Web Locks and BroadcastChannel; without them each tab is on its own. */
  readonly crossTab: boolean;
  readonly pollMs: number;
  /** How slow polling gets while nothing changes. */
  readonly pollMaxMs: number;
  /** How often an open socket is asked whether it is alive, and whether anything is missing. */
  readonly heartbeatMs: number;
  readonly heartbeatTimeoutMs: number;
  /** The same after the page came back: the answer is awaited for less long, because dead sockets are likely then. */
  readonly resumeTimeoutMs: number;
  /** For a socket from `open` to `hello`. */
  readonly openTimeoutMs: number;
  readonly requestTimeoutMs: number;
  /**
   * The same for a first try, if that is shorter: browsers keep connections that died while nothing was sent, give one of them to the next
   * request, and make a new one only once that was given up.
   */
  readonly firstRequestTimeoutMs: number;
  /** How long the change of an accepted write may take on a socket before it is read. */
  readonly echoMs: number;
  readonly loadTimeoutMs: number;
  /** The n-th retry waits between 0 and `retryBaseMs * 2^n`, so that a thousand clients do not come back in one instant. */
  readonly retryBaseMs: number;
  readonly retryMaxMs: number;
  /** How often the leading tab shows that it lives, and when it is taken for dead. */
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
