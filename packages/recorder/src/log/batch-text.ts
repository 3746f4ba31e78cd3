import type { Batch, DriftRecord, SessionHeader } from '@driftscope/records';

const { stringify } = JSON;
const { getOwnPropertyDescriptor, setPrototypeOf } = Reflect;

export interface BatchParts {
  readonly session: SessionHeader;
  readonly batch: number;
  readonly records: readonly DriftRecord[];
  readonly until: number | undefined;
}

/** Writes a batch as JSON. A page that gave all objects a `toJSON` is neither called nor able to change a record. */
export function batchText({ session, batch, records, until }: BatchParts): string {
  // The number alone: importing the constant would pull the schemas, and their library, into the page.
  const whole: Batch = { v: 1, session, batch, records, ...(until === undefined ? {} : { until }) };
  if (pageDefinesToJson()) shield(whole);
  return stringify(whole);
}

function pageDefinesToJson(): boolean {
  return [Object.prototype, Array.prototype].some((owner) => getOwnPropertyDescriptor(owner, 'toJSON') !== undefined);
}

/** Cuts the objects of a batch, all of our own making, off from the page's prototypes. */
function shield(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) shield(getOwnPropertyDescriptor(value, key)?.value);
  setPrototypeOf(value, null);
}
