import Type, { type TUnsafe } from 'typebox';

/** Any value that survives JSON. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** Schema of {@link Json}: what came out of `JSON.parse` needs no further look. */
export const JsonSchema: TUnsafe<Json> = Type.Unsafe<Json>(Type.Unknown());

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
