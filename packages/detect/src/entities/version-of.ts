import type { JsonObject } from '@driftscope/records';
import { createDerivation } from './derivation.ts';
import { asTime } from './time-of.ts';

/** What the entity says of its own version: a number that grows, or the time of its last change. Absent: nothing. */
export function versionOf(object: JsonObject): number | undefined {
  return firstIn(object, versions) ?? firstIn(object, times);
}

/** That one view of an entity is older than another, by what both say of themselves. */
export interface VersionStep {
  readonly field: string;
  /** A count, or epoch ms. */
  readonly older: number;
  readonly newer: number;
  readonly isTime: boolean;
}

/** Whether, and by which field, the first is older than the second. Nothing where the two fields disagree: then somebody went back on purpose. */
export function versionStep(one: JsonObject, other: JsonObject): VersionStep | undefined {
  let step: VersionStep | undefined;
  for (const field of ordered) {
    const [older, newer] = [readField(one, field), readField(other, field)];
    if (older === undefined || newer === undefined || older === newer) continue;
    if (older > newer) return undefined;
    step ??= { field, older, newer, isTime: times.includes(field) };
  }
  return step;
}

/** Share of the numbers in a list that differ, where they are places in an order: while things change places, two may have one. */
const LEAST_PLACES = 0.6;
/** One alone is in no order. */
const LEAST_IN_ORDER = 2;
/** How far apart places are counted, so that something can be put between. */
const STRIDES = [1, 10, 100];

/**
 * Whether a field says at which place in an order things of a list stand, as `sequence` does of stops: who moves up is not older. Then the
 * numbers begin at the start, and go as far as there are things.
 */
export function isPlaceInOrder(field: string, list: readonly JsonObject[]): boolean {
  if (!sequences.includes(field) || list.length < LEAST_IN_ORDER) return false;
  const numbers = list.flatMap((object) => readField(object, field) ?? []);
  const isFar = (number: number): boolean =>
    !STRIDES.some((stride) => number % stride === 0 && number / stride <= list.length);
  return new Set(numbers).size >= list.length * LEAST_PLACES && !numbers.some(isFar);
}

/** Whether an object with these fields can say of which version it is. */
export const haveVersion = createDerivation((names) => names.some((name) => ordered.includes(name)));

const versions: readonly string[] = ['version', 'revision', 'rev', '_version', '__v'];
const sequences: readonly string[] = [
  ...['seq', 'seqNo', 'seq_no', 'seqNum', 'seqNr', 'sequence', 'sequenceNo', 'sequenceNumber', 'sequence_number'],
];
const times: readonly string[] = [
  ...['updatedAt', 'updated_at', 'modifiedAt', 'modified_at', 'lastUpdated', 'last_updated', 'lastModified'],
  ...['last_modified', 'changedAt', 'changed_at'],
];
const ordered = [...versions, ...sequences, ...times];

function firstIn(object: JsonObject, fields: readonly string[]): number | undefined {
  for (const field of fields) {
    const value = readField(object, field);
    if (value !== undefined) return value;
  }
  return undefined;
}

function readField(object: JsonObject, field: string): number | undefined {
  const value = object[field];
  if (value === undefined) return undefined;
  if (times.includes(field)) return asTime(value);
  return typeof value === 'number' ? value : undefined;
}
