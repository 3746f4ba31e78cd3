/**
 * A fake, for tests, of what browsers let be called by itself alone, such as timers and `fetch`. Called as a method of an object
 * it throws, as theirs do.
 */
export function receiverless<Args extends readonly unknown[], Answer>(
  fake: (...args: Args) => Answer,
): (...args: Args) => Answer {
  return function (this: unknown, ...args) {
    if (this !== undefined) throw new TypeError('Illegal invocation');
    return fake(...args);
  };
}
