import { type Guard, type Guarded, isRecord, isString, objectOf } from './guard.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** An entity's content by field. A write names the fields that it sets; a change carries them all. */
export type Fields = Readonly<Record<string, Json>>;

/** Content is JSON because it came as JSON: only the outermost object is looked at, which keeps a long catch-up cheap. */
export const isFields: Guard<Fields> = (value): value is Fields => isRecord(value);

export const isEntityRef = objectOf({ type: isString, id: isString });

/** Names an entity within its scope. */
export type EntityRef = Guarded<typeof isEntityRef>;

/** An entity's name in one string, for maps. A type has no slash in it. */
export const entityKey = ({ type, id }: EntityRef): string => `${type}/${id}`;
