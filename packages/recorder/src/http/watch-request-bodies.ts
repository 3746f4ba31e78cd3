import type { Guard } from '../hook/guard.ts';
import type { Instruments } from '../hook/instruments.ts';
import { readOwn } from '../hook/read-own.ts';
import type { RecordLog } from '../log/record-log.ts';
import { type BodyDescription, describeBody } from './describe-body.ts';

export interface RequestBodiesOptions {
  readonly scope: Window & typeof globalThis;
  readonly instruments: Instruments;
  readonly guard: Guard;
  readonly log: RecordLog;
}

/** What is known of the body of a `Request`. Empty: it has none, or none that is a text. */
export type BodyOfRequest = (request: object) => BodyDescription;

const none: BodyDescription = {};

/**
 * Remembers what a `Request` was given as its body: the object gives it away only to be consumed, and libraries make one before they
 * `fetch` (RTK Query, ky, axios). A copy has the body of what it is a copy of.
 */
export function watchRequestBodies({ scope, instruments, guard, log }: RequestBodiesOptions): BodyOfRequest {
  const bodies = new WeakMap<object, BodyDescription>();
  const remember = (request: unknown, body: BodyDescription) => {
    if (typeof request === 'object' && request !== null && body.body !== undefined) bodies.set(request, body);
  };
  const bodyOf = (value: unknown): BodyDescription =>
    (typeof value === 'object' && value !== null && bodies.get(value)) || none;

  instruments.construction(scope, 'Request', guard, (made, [input, init]) => {
    if (!log.open) return;
    const given = typeof init === 'object' && init !== null ? readOwn(init, 'body') : undefined;
    remember(made, given === undefined || given === null ? bodyOf(input) : describeBody(given));
  });
  instruments.method(scope.Request.prototype, 'clone', guard, {
    after: (copy, _token, _args, self) => remember(copy, bodyOf(self)),
  });
  return bodyOf;
}
