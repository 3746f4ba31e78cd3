import { isJsonObject, type Json } from '@driftscope/records';
import { idIn } from './id-in.ts';

/** The first id among the arguments of an event: on their top level, or one below. Absent: they have none. */
export function firstId(args: readonly Json[]): string | undefined {
  for (const arg of args) {
    const id = isJsonObject(arg) ? (idIn(arg) ?? Object.values(arg).map(idIn).find(Boolean)) : undefined;
    if (id !== undefined) return id;
  }
  return undefined;
}
