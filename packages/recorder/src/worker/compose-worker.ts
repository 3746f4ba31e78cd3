import { jsonText } from '../hook/json-text.ts';
import type { WorkerConfig } from './worker-message.ts';

export interface ComposedWorker {
  /** Of the script to start the worker with. */
  readonly url: string;
  /** Frees what is needed only until the worker runs. */
  release(): void;
}

/** Turns text into the address of a script, as built-ins did before the page could change them. */
export interface ScriptUrls {
  make(text: string): string;
  free(url: string): void;
}

export function createScriptUrls({ Blob, URL }: Window & typeof globalThis): ScriptUrls {
  const options = { __proto__: null, type: 'text/javascript' };
  const make = URL.createObjectURL.bind(URL);
  return {
    make: (text) => make(new Blob([text], options)),
    free: URL.revokeObjectURL.bind(URL),
  };
}

/**
 * Makes a script that runs ours, and then the page's. Both in the worker's first task, so that messages wait for the page's
 * script as they would have: a classic one is imported, a module is a static import.
 *
 * @param script a function's body, with the config as `driftscopeConfig`.
 */
export function composeWorker(
  urls: ScriptUrls,
  script: string,
  isModule: boolean,
  config: WorkerConfig,
): ComposedWorker {
  const ours = `(function(driftscopeConfig){${script}\n})(${jsonText(config)});`;
  const address = JSON.stringify(config.address);
  if (!isModule) {
    const url = urls.make(`${ours}importScripts(${address});`);
    return { url, release: () => urls.free(url) };
  }
  // Imports run before all else in a module, so ours has to be one too.
  const first = urls.make(ours);
  const url = urls.make(`import "${first}";import ${address};`);
  return {
    url,
    release: () => {
      urls.free(first);
      urls.free(url);
    },
  };
}
