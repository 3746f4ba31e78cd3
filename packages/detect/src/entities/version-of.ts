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

/** Whether an object with these fields can say of which version it is. */
export const haveVersion = createDerivation((names) => names.some((name) => ordered.includes(name)));

const versions: readonly string[] = ['version', 'revision', 'rev', '_version', '__v'];
const sequences: readonly string[] = ['seq', 'sequence'];
const times: readonly string[] = ['updatedAt', 'updated_at', 'modifiedAt', 'modified_at'];
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
