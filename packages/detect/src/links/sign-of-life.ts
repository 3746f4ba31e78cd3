/** What is known of how often the other side of a socket gives a sign of life. */
export interface SignOfLife {
  /** The server said at the start how often it pings, and how long after that it may be late. */
  promise(intervalMs: number, timeoutMs: number): void;
  /** Something came in. */
  hear(at: number, isHeartbeat: boolean): void;
  /** The page sent a heartbeat. */
  say(at: number): void;
  /** What is awaited of the other side. Absent: nothing is, as far as is known. */
  awaited(): Awaited | undefined;
}

/** A sign of life that is to come. */
export interface Awaited {
  /**
   * `promised` at the start; a `beat` of the server's that was regular; an `answer` that the page's heartbeats always got; or the `pace` at
   * which all came, whatever it was: that proves nothing by itself.
   */
  readonly basis: 'promised' | 'beat' | 'answer' | 'pace';
  /** Epoch ms of the last frame that came in. */
  readonly sinceAt: number;
  /** How long after that the socket counts as dead. */
  readonly limitMs: number;
}

/** Socket.IO's client closes a socket at the very end of what was promised: who is awake has done so by then. */
const GRACE_MS = 2_000;
/** Nothing shorter is taken for the end of a connection: networks of phones stop for so long. */
const LEAST_SILENCE_MS = 10_000;
/** Beats after which the server is known to have a heartbeat, and answers after which heartbeats are known to get one. */
const LEAST_BEATS = 4;
/** Of a regular heartbeat so many may be missed. */
const MISSED_BEATS = 3;
/** What comes so often, for so long, and for so many times the longest pause, has a pace: a pause of so many times that is none of it. */
const LEAST_PACED = 20;
const LEAST_PACE_MS = 20_000;
const LEAST_PAUSES = 10;
const BREAK = 3;
const MISSED_PAUSES = 5;
const LEAST_PACE_SILENCE_MS = 15_000;
/** What the page sends so soon after a beat of the server's answers it. */
const REPLY_MS = 500;

/** Follows the heartbeat of one socket. Times are epoch ms, and do not go back. */
export function createSignOfLife(): SignOfLife {
  let promisedMs: number | undefined;
  let heardAt: number | undefined;
  let beatAt: number | undefined;
  let beats = 0;
  let longestMs = 0;
  let answers = 0;
  /** When the page's heartbeats without an answer were sent: the first two. */
  let asked: readonly number[] = [];
  const pace = createPace();

  function count(at: number): void {
    if (asked.length > 0) answers++;
    else {
      if (beatAt !== undefined) longestMs = Math.max(longestMs, at - beatAt);
      beats++;
    }
    beatAt = at;
  }

  return {
    promise: (intervalMs, timeoutMs) => {
      promisedMs = intervalMs + timeoutMs;
    },
    hear(at, isHeartbeat) {
      if (isHeartbeat) count(at);
      pace.hear(at);
      heardAt = at;
      if (asked.length > 0) asked = [];
    },
    say(at) {
      const isReply = beatAt !== undefined && at - beatAt <= REPLY_MS;
      if (!isReply && asked.length < 2) asked = [...asked, at];
    },
    awaited() {
      if (heardAt === undefined) return undefined;
      const sinceAt = heardAt;
      if (promisedMs !== undefined) return { basis: 'promised', sinceAt, limitMs: promisedMs + GRACE_MS };
      if (answers >= LEAST_BEATS) {
        // One may be under way.
        const [firstAt, secondAt] = asked;
        if (firstAt === undefined || secondAt === undefined) return undefined;
        return { basis: 'answer', sinceAt, limitMs: firstAt - sinceAt + LEAST_SILENCE_MS };
      }
      if (beats < LEAST_BEATS) {
        const pauseMs = pace.pauseMs();
        if (pauseMs === undefined) return undefined;
        return { basis: 'pace', sinceAt, limitMs: Math.max(MISSED_PAUSES * pauseMs, LEAST_PACE_SILENCE_MS) };
      }
      return { basis: 'beat', sinceAt, limitMs: Math.max(MISSED_BEATS * longestMs, LEAST_SILENCE_MS) };
    },
  };
}

/** Follows how long the pauses are between what comes. */
function createPace() {
  let sinceAt = 0;
  let lastAt: number | undefined;
  let heard = 0;
  let longestMs = 0;

  return {
    hear(at: number): void {
      const pauseMs = at - (lastAt ?? at);
      const isBroken = lastAt === undefined || (heard >= LEAST_PACED && pauseMs > BREAK * longestMs);
      if (isBroken) sinceAt = at;
      longestMs = isBroken ? 0 : Math.max(longestMs, pauseMs);
      heard = isBroken ? 0 : heard + 1;
      lastAt = at;
    },
    /** The longest. `undefined`: it comes as it comes. */
    pauseMs(): number | undefined {
      const lastsMs = (lastAt ?? 0) - sinceAt;
      return heard >= LEAST_PACED && lastsMs >= Math.max(LEAST_PACE_MS, LEAST_PAUSES * longestMs)
        ? longestMs
        : undefined;
    },
  };
}
