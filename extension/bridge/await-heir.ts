import { BATCH_EVENT } from '../channel/handshake.ts';

export interface HeirOptions {
  readonly scope: Pick<Window, 'addEventListener'> & { readonly CustomEvent: typeof CustomEvent };
  /** Name of the event by which the heir asks. Nobody in the page knows it. */
  readonly event: string;
  /** Ends this bridge. Answers what it could not hand over. */
  readonly bequeath: () => Iterable<readonly [batch: number, json: string]>;
}

/**
 * Gives what is not settled to the next life of the extension. After an update this bridge can reach no part of the
 * extension any more, and the new one has a world of its own in the page: all that they share is the DOM.
 *
 * @returns how to listen again, where every listener was taken off the window
 */
export function awaitHeir({ scope, event, bequeath }: HeirOptions): () => void {
  let isGiven = false;
  const listen = () => {
    if (!isGiven) scope.addEventListener(event, give, { capture: true, once: true });
  };
  const give = (asked: Event) => {
    isGiven = true;
    asked.stopImmediatePropagation();
    if (!('relatedTarget' in asked) || !(asked.relatedTarget instanceof EventTarget)) return;
    for (const [batch, json] of bequeath()) {
      asked.relatedTarget.dispatchEvent(new scope.CustomEvent(BATCH_EVENT, { detail: `${batch} ${json}` }));
    }
  };
  listen();
  return listen;
}
