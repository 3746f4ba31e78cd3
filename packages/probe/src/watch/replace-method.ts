type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Puts a method of our own before an object's, on the object itself and not on its class.
 *
 * @param wrap gets the original, bound to nothing, and must call it exactly once.
 * @returns the way back: it restores only what is still ours.
 */
export function replaceMethod(target: object, name: string, wrap: (original: Method) => Method): () => void {
  const original: unknown = Reflect.get(target, name);
  if (typeof original !== 'function') return () => undefined;
  const inherited = !Object.hasOwn(target, name);
  const call: Method = function (...args) {
    return Reflect.apply(original, this, args);
  };
  const replacement = wrap(call);
  Reflect.set(target, name, replacement);
  return () => {
    if (Reflect.get(target, name) !== replacement) return;
    if (inherited) Reflect.deleteProperty(target, name);
    else Reflect.set(target, name, original);
  };
}
