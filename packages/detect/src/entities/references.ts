import { isJsonObject, type JsonObject } from '@driftscope/records';
import { createDerivation } from './derivation.ts';
import { asId, idOf } from './entity-id.ts';
import type { Shape } from './shapes.ts';

/** Names of those who did something, as against the place where it was done. */
const person = /^(author|sender|user|from|by|creator|owner|actor|account)(Id|ID|_id|Uuid)?$|[bB]y(Id|ID|_id)?$/;

/** What an entity points to: by fields that end in `Id`, and by objects it holds that have an id. */
export interface References {
  /** Where it belongs (conversation, room, project…): id by name of field. */
  readonly scope: ReadonlyMap<string, string>;
  /** Who made it. Absent when it does not say. */
  readonly by?: string;
}

/** Who made it. Absent when it does not say. */
export function authorOf(object: JsonObject, shape: Shape): string | undefined {
  for (const { name, isPerson } of shape.derive(object, references)) {
    const id = isPerson ? idAt(object, name) : undefined;
    if (id !== undefined) return id;
  }
  return undefined;
}

export function referencesOf(object: JsonObject, shape?: Shape): References {
  const scope = new Map<string, string>();
  let by: string | undefined;
  for (const { name, as, isPerson, isReference } of shape?.derive(object, references) ??
    referencesIn(Object.keys(object))) {
    const id = isReference || isJsonObject(object[name]) ? idAt(object, name) : undefined;
    if (id === undefined) continue;
    if (isPerson) by ??= id;
    else scope.set(as, id);
  }
  return by === undefined ? { scope } : { scope, by };
}

function idAt(object: JsonObject, name: string): string | undefined {
  const value = object[name];
  return isJsonObject(value) ? idOf(value) : asId(value);
}

const referencesIn = (names: readonly string[]) =>
  names.map((name) => {
    const isPerson = person.test(name);
    const isReference = isPerson || /.(Id|ID|_id|Uuid)$/.test(name);
    return { name, isPerson, isReference, as: name.replace(/(Id|ID|_id|Uuid)$/, '') };
  });

const references = createDerivation(referencesIn);

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
