/** What an answer says of an entity. */
export interface AnsweredEntity {
  readonly id: string;
  /** Absent: it says none. */
  readonly version?: number | string;
  /** Name of the field that has it. */
  readonly versionField?: string;
}

/** Where an app keeps the version of an entity, the surest first. */
const versionNames = ['version', 'rev', 'seq', 'updatedAt'] as const;

const MAX_DEPTH = 4;
const MAX_LENGTH = 200;

/** Finds entities in the body of an answer, objects with an `id`, down to `MAX_DEPTH`: at most `limit`. */
export function entitiesIn(body: unknown, limit: number): readonly AnsweredEntity[] {
  const found: AnsweredEntity[] = [];
  const look = (value: unknown, depth: number): void => {
    if (depth > MAX_DEPTH || found.length >= limit || typeof value !== 'object' || value === null) return;
    const entity = Array.isArray(value) ? undefined : readEntity(value);
    if (entity !== undefined) found.push(entity);
    // Of what an entity has in it, the answer does not say that it was written.
    else for (const part of Object.values(value)) look(part, depth + 1);
  };
  look(body, 0);
  return found.slice(0, limit);
}

function readEntity(value: object): AnsweredEntity | undefined {
  const id: unknown = Reflect.get(value, 'id');
  if ((typeof id !== 'string' && typeof id !== 'number') || String(id).length > MAX_LENGTH || id === '')
    return undefined;
  for (const versionField of versionNames) {
    const version = asAnswered(Reflect.get(value, versionField));
    if (isVersion(version)) return { id: String(id), version, versionField };
  }
  return { id: String(id) };
}

const asAnswered = (value: unknown): unknown => (value instanceof Date ? value.toJSON() : value);

const isVersion = (value: unknown): value is number | string =>
  Number.isFinite(value) || (typeof value === 'string' && value !== '' && value.length <= MAX_LENGTH);
