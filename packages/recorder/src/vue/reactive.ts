import { readOwn } from '../hook/read-own.ts';

/** What a reactive proxy of Vue 3 stands for: reading that costs a tenth, and nobody is told. */
export function rawOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || readOwn(value, '__v_skip') === true) return value;
  return Reflect.get(value, '__v_raw') ?? value;
}

/** Whether it is a ref of Vue 3 that holds a value of its own: not what is computed, nor a field of something else. */
export const isRef = (value: unknown): value is { readonly _rawValue: unknown } =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, '_rawValue');

/**
 * Reads a field as a template does: what a ref holds in place of the ref, and what is behind a proxy. What is computed is left
 * out: to ask for it would run the app's code.
 */
export function readReactive(owner: object, key: string): unknown {
  const value = readOwn(owner, key);
  if (isRef(value)) return rawOf(value._rawValue);
  return typeof value === 'object' && value !== null && readOwn(value, '__v_isRef') === true ? undefined : rawOf(value);
}
