import { nativeMethod } from '../hook/native.ts';
import type { ScriptUrls } from './compose-worker.ts';

/**
 * Starts a worker that does nothing, from a blob. The policy in the headers of a page cannot be read, but it can be tried before
 * the page starts a worker of its own.
 */
export function tryPolicy(
  scope: Window & typeof globalThis,
  urls: ScriptUrls,
  onAnswer: (isLetIn: boolean) => void,
): void {
  const listen = nativeMethod(scope.EventTarget.prototype, 'addEventListener');
  const url = urls.make('postMessage(0);close()');
  const answer = (isLetIn: boolean) => () => {
    urls.free(url);
    onAnswer(isLetIn);
  };
  try {
    const worker = new scope.Worker(url);
    listen(worker, 'message', answer(true));
    listen(worker, 'error', answer(false));
  } catch {
    // Where scripts must be of a trusted type, a text is none.
    answer(false)();
  }
}
