import { isJsonObject, type Json } from '../json.ts';

/** The `auth` of a request to join: absent where nothing was sent. */
export function authOf(value: Json | undefined): { readonly auth?: Json } {
  if (value === undefined || value === null || value === '') return {};
  return isJsonObject(value) && Object.keys(value).length === 0 ? {} : { auth: value };
}
