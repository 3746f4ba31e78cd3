import { whenDocumentBegins } from '@driftscope/recorder';

/**
 * Runs `run` when no script of document start is to come any more.
 *
 * Chrome runs those of both worlds in one turn. Firefox takes its time between them, and holds the document back meanwhile.
 */
export function whenPageBegins(scope: Window & typeof globalThis, run: () => void): void {
  if (import.meta.env.FIREFOX) whenDocumentBegins(scope, run);
  else scope.setTimeout(run, 0);
}
