/** Whether a key that was pressed there is free for the page: nobody writes there, and no dialog or menu is open. */
export function isFree(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return true;
  if (target.closest(WRITING)) return false;
  return target.ownerDocument.querySelector('[role=dialog][aria-modal=true]') === null;
}

/** A radio button or a box to tick takes no letters. */
const WRITING =
  'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu]';
