import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { asId, idOf } from './entity-id.ts';

/** Names of those who did something, as against the place where it was done. */
const person = /^(author|sender|user|from|by|creator|owner|actor|account)(Id|ID|_id|Uuid)?$|[bB]y(Id|ID|_id)?$/;

/** What an entity points to: by fields that end in `Id`, and by objects it holds that have an id. */
export interface References {
  /** Where it belongs (conversation, room, project…): id by name of field. */
  readonly scope: ReadonlyMap<string, string>;
  /** Who made it. Absent when it does not say. */
  readonly by?: string;
}

export function referencesOf(object: JsonObject): References {
  const scope = new Map<string, string>();
  let by: string | undefined;
  for (const [name, value] of Object.entries(object)) {
    const id = referredId(name, value);
    if (id === undefined) continue;
    if (person.test(name)) by ??= id;
    else scope.set(name.replace(/(Id|ID|_id|Uuid)$/, ''), id);
  }
  return by === undefined ? { scope } : { scope, by };
}

/** Whether both entities say where they belong, and it is the same place. */
export function shareScope(a: References, b: References): boolean {
  let shared = 0;
  for (const [name, id] of a.scope) {
    const other = b.scope.get(name);
    if (other !== undefined && other !== id) return false;
    if (other === id) shared++;
  }
  return shared > 0;
}

function referredId(name: string, value: Json): string | undefined {
  if (isJsonObject(value)) return idOf(value);
  return /.(Id|ID|_id|Uuid)$/.test(name) || person.test(name) ? asId(value) : undefined;
}
