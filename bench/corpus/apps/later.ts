/** What a small app's server does by itself, some time after it was asked. It keeps no process alive. */
export const later = (afterMs: number, act: () => void): void => void setTimeout(act, afterMs).unref();
