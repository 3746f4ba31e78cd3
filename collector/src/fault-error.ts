import type { Fault } from '@driftscope/records';

/** Carries a {@link Fault} to where it is told to the user: start-up cannot go on without what failed. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault, options?: ErrorOptions) {
    super(`${fault.message} ${fault.hint}`, options);
    this.name = 'FaultError';
    this.fault = fault;
  }
}
