import { isJsonObject, type Json } from '@driftscope/records';

/** The first id among the arguments of an event: on their top level, or one below. Absent: they have none. */
export function firstId(args: readonly Json[]): string | undefined {
  for (const arg of args) {
    const id = isJsonObject(arg) ? (idIn(arg) ?? Object.values(arg).map(idIn).find(Boolean)) : undefined;
    if (id !== undefined) return id;
  }
  return undefined;
}

function idIn(value: Json): string | undefined {
  if (!isJsonObject(value)) return undefined;
  const id = value.id ?? value._id ?? value.uuid;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}
