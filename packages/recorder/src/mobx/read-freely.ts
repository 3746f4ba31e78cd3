import { isObject } from './observable.ts';

export type ReadFreely = <Result>(read: () => Result) => Result;

/**
 * Reads observables outside of what MobX watches without a word from it: an app may have asked for a warning of each such read of its own
 * (`configure({ observableRequiresReaction: true })`).
 */
export function createFreeReader(scope: Window): ReadFreely {
  return (read) => {
    const globals: unknown = Reflect.get(scope, '__mobxGlobals');
    if (!isObject(globals)) return read();
    const before: unknown = Reflect.get(globals, 'allowStateReads');
    Reflect.set(globals, 'allowStateReads', true);
    try {
      return read();
    } finally {
      Reflect.set(globals, 'allowStateReads', before);
    }
  };
}
