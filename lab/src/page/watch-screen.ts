import type { LabCopy, LabNews, LabRow, LabScreenRows } from '@driftscope/records';

const EVERY_MS = 50;

/** Tells which rows are on the screen, and what they say, as often as that changes. */
export function watchScreen(screen: Readonly<Record<string, LabScreenRows>>, tell: (news: LabNews) => void): void {
  let isDue = false;
  const look = () => {
    isDue = false;
    const copy: LabCopy = {};
    for (const [name, source] of Object.entries(screen)) copy[name] = rowsOn(document, source);
    tell({ kind: 'screen', copy });
  };
  const wake = () => {
    if (isDue) return;
    isDue = true;
    setTimeout(look, EVERY_MS);
  };
  const changes = { childList: true, subtree: true, characterData: true, attributes: true };
  new MutationObserver(wake).observe(document, changes);
  look();
}

const rowsOn = (document: Document, { items, idAttribute, says }: LabScreenRows): LabRow[] =>
  [...document.querySelectorAll(items)].map((element) => {
    const said =
      'attribute' in says
        ? element.getAttribute(says.attribute)
        : [...element.querySelectorAll(says.wordsOf)].at(-1)?.textContent;
    return { id: element.getAttribute(idAttribute) ?? '', says: JSON.stringify([said ?? null]) };
  });
