import { keepNewest, parseTraceHeaders, type RecordOf } from '@driftscope/records';
import { RecentMap } from '#engine/recent-map.ts';
import type { Seen } from '#engine/seen.ts';
import type { Confidence } from '#incident.ts';
import type { Write } from '#models/writes/writes.ts';
import type { RuleContext } from '#rule.ts';

/** A write, and what the server met when it handled it. */
export interface Failure {
  readonly write: Write;
  readonly error: Seen<RecordOf<'probe.error' | 'probe.request-error'>>;
  /** Epoch ms when both had happened. */
  readonly at: number;
  /** `likely`: the error says by method and path alone whose it is, and only one such write was without an answer. */
  readonly confidence: Confidence;
}

type RequestError = Seen<RecordOf<'probe.request-error'>>;

/** Events and errors remembered, until the other side of each is known. */
const MOST_WAITING = 5_000;
/** Requests of one method and path without an answer that are remembered. */
const MOST_OPEN = 100;
/** How far the clocks of a page and a server may be apart. */
const SLACK_MS = 2_000;

/** Puts together what pages sent, and what the server met when it handled that. */
export function watchFailures(context: RuleContext, hear: (failure: Failure) => void): void {
  watchEvents(context, hear);
  watchRequests(context, hear);
}

/** The server counts the events of a connection as the page does. */
function watchEvents({ on }: RuleContext, hear: (failure: Failure) => void): void {
  const writes = new RecentMap<string, Write>(MOST_WAITING);
  const errors = new RecentMap<string, Failure['error']>(MOST_WAITING);
  const meet = (write: Write | undefined, error: Failure['error'] | undefined) => {
    if (write === undefined || error === undefined) return;
    hear({ write, error, at: Math.max(write.at, error.at), confidence: 'proven' });
  };

  on('write.begun', (write) => {
    const eio = write.link?.socket.eio;
    if (write.link === undefined || eio === undefined || write.n === undefined) return;
    const key = `${eio}#${write.link.namespace}#${write.n}`;
    writes.set(key, write);
    meet(write, errors.get(key));
  });
  on('probe.error', (error) => {
    const { eio, namespace, n } = error.record;
    const key = `${eio}#${namespace}#${n}`;
    // What follows from the first one is the same failure.
    if (errors.get(key) !== undefined) return;
    errors.set(key, error);
    meet(writes.get(key), error);
  });
}

/** A request is known by the span that it says it comes from, or else by its method and path. */
function watchRequests({ on, at }: RuleContext, hear: (failure: Failure) => void): void {
  const open = new RecentMap<string, Map<string, Write>>(MOST_WAITING);
  const spans = new WeakMap<Write, string>();
  const failed = new WeakSet<Write>();
  const openLike = ({ session, name }: Pick<Write, 'session' | 'name'>): Map<string, Write> => {
    const key = `${session.app}#${name}`;
    const writes = open.get(key) ?? new Map<string, Write>();
    open.set(key, writes);
    return writes;
  };
  let begun: Write | undefined;

  on('write.begun', (write) => {
    begun = write;
    if (write.link === undefined) keepNewest(openLike(write), idOf(write), write, MOST_OPEN);
  });
  on('http.request', ({ session, record }) => {
    const spanId = record.trace && parseTraceHeaders(record.trace)?.spanId;
    if (spanId !== undefined && begun?.seq === record.seq && begun.session === session) spans.set(begun, spanId);
  });
  on('write.confirmed', ({ write }) => void openLike(write).delete(idOf(write)));
  on('write.failed', ({ write, why }) => {
    if (why === 'refused') openLike(write).delete(idOf(write));
  });
  on('probe.request-error', (error) => {
    // Clocks differ: by then the request that it was is known.
    at(error.at + SLACK_MS, [error.session], () => {
      const failure = failureOf(error);
      if (failure === undefined || failed.has(failure.write)) return;
      failed.add(failure.write);
      hear(failure);
    });
  });

  function failureOf(error: RequestError): Failure | undefined {
    const { requestLine: name, caller } = error.record;
    const near = [...openLike({ session: error.session, name }).values()].filter(
      (write) => write.at <= error.at + SLACK_MS,
    );
    const ofCaller = near.filter((write) => caller !== undefined && spans.get(write) === caller.spanId);
    const [write, ...others] = ofCaller.length > 0 ? ofCaller : near.filter((one) => !spans.has(one));
    if (write === undefined || others.length > 0) return undefined;
    const confidence = ofCaller.length > 0 ? 'proven' : 'likely';
    return { write, error, at: Math.max(write.at, error.at), confidence };
  }
}

const idOf = ({ session, seq }: Write): string => `${session.id}#${seq}`;
