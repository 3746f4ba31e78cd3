import type { StartFault } from './fault-tools.ts';

/**
 * None of the page's code runs for so long: no timer, no event, no promise. What came in the meantime comes all at once.
 * It can not be undone while it lasts, for ours does not run either.
 */
export const startFreeze: StartFault<'freeze'> = ({ forMs }, { scope, after, hit, over }) => {
  const { document, performance } = scope;
  // In a task of its own, so that whoever asked for it has the answer.
  const cancel = after(0, () => {
    hit();
    document.dispatchEvent(new scope.Event('freeze'));
    const untilMs = performance.now() + forMs;
    while (performance.now() < untilMs);
    document.dispatchEvent(new scope.Event('resume'));
    over();
  });
  return cancel;
};
