import { nativeMethod } from './native.ts';

// A zone of the page may put its own Promise in place of this one.
const NativePromise = Promise;
const then = nativeMethod(NativePromise.prototype, 'then');

/**
 * Looks at a promise of the browser's own, and answers the promise that the page shall get in its place: it settles alike, one
 * microtask later. To look at a promise is to handle it, so the page's own could never be an unhandled rejection again;
 * the one that follows from it still can.
 *
 * `undefined`: this is no plain promise, and nothing was looked at.
 *
 * @param fulfilled runs before the page's handlers. It must not throw; nor may `rejected`.
 */
export function followPromise(
  promise: unknown,
  fulfilled: (value: unknown) => void,
  rejected?: (reason: unknown) => void,
): object | undefined {
  if (!(promise instanceof NativePromise) || promise.constructor !== NativePromise) return undefined;
  const followed = then(promise, (value: unknown) => {
    fulfilled(value);
    return value;
  });
  // Apart from the above, which lets a rejection pass: so no debugger pauses in code of ours.
  if (rejected) then(promise, undefined, rejected);
  return followed instanceof NativePromise ? followed : undefined;
}
