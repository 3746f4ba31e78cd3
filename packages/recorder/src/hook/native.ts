const { getOwnPropertyDescriptor } = Reflect;
const { call } = Function.prototype;

/** Calls a built-in as it was when captured, whatever the page puts in its place later. */
export type Native = (self: unknown, ...args: unknown[]) => unknown;

/** Captures a method of a prototype. */
export function nativeMethod(prototype: object, key: string): Native {
  const method: unknown = getOwnPropertyDescriptor(prototype, key)?.value;
  if (typeof method !== 'function') throw new Error(`no ${key}`);
  return call.bind(method);
}

/** Captures the getter of a prototype's property. */
export function nativeGetter(prototype: object, key: string): Native {
  const getter = getOwnPropertyDescriptor(prototype, key)?.get;
  if (!getter) throw new Error(`no ${key}`);
  // A bound `call` is inlined where `Reflect.apply` is a call of its own, and needs no list of arguments.
  return call.bind(getter);
}
