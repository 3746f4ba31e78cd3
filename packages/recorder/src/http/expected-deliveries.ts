import type { Call } from './request-log.ts';

/** Requests of which the browser will tell later how they were delivered. */
export interface ExpectedDeliveries {
  expect(call: Call, url: string): void;
  /** The request whose timing it is, once. `undefined`: none, or more than one may be meant. */
  take(url: string, startMs: number): Call | undefined;
  clear(): void;
}

interface Expected {
  readonly call: Call;
  readonly url: string;
}

/** A body that nobody reads never ends, and of its request nothing is told. */
const MAX_EXPECTED = 500;
/** The clocks are coarse. */
const SLACK_MS = 0.2;

/** Joins timings with requests by address and time: a request is numbered right before the browser begins it. */
export function createExpectedDeliveries(): ExpectedDeliveries {
  let expected: Expected[] = [];

  return {
    expect: (call, url) => {
      if (expected.length >= MAX_EXPECTED) expected.shift();
      expected.push({ call, url });
    },
    take: (url, startMs) => {
      const began = expected.filter((one) => one.url === url && one.call.startMs <= startMs + SLACK_MS);
      const latestMs = Math.max(...began.map(({ call }) => call.startMs));
      // Several within the same tick of the clock cannot be told apart.
      const [found, ...others] = began.filter(({ call }) => call.startMs >= latestMs - SLACK_MS);
      if (found === undefined || others.length > 0) return undefined;
      expected = expected.filter((one) => one !== found);
      return found.call;
    },
    clear: () => {
      expected = [];
    },
  };
}
