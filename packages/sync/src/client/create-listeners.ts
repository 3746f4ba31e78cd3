export interface Listeners<T> {
  /** Answers how to remove it. */
  add(listener: (value: T) => void): () => void;
  tell(value: T): void;
}

/** Those who want to be told. One that throws keeps no other from being told: its error is reported. */
export function createListeners<T>(reportError: (error: unknown) => void): Listeners<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    add: (listener) => {
      // Its own, so that the same function added twice is removed once at a time.
      const own = (value: T) => listener(value);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    tell: (value) => {
      for (const listener of [...listeners]) {
        try {
          listener(value);
        } catch (error) {
          reportError(error);
        }
      }
    },
  };
}
