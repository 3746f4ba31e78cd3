import type { LabNews, LabRows } from '@driftscope/records';

const everyMs = 50;

/** Tells which rows are on the screen, and what they say, as often as that changes. */
export function watchScreen(idAttribute: string, tell: (news: LabNews) => void): void {
  let isDue = false;
  const look = () => {
    isDue = false;
    const rows: LabRows = {};
    let doubled = 0;
    for (const element of document.querySelectorAll(`[${CSS.escape(idAttribute)}]`)) {
      const id = element.getAttribute(idAttribute) ?? '';
      if (Object.hasOwn(rows, id)) doubled += 1;
      rows[id] = JSON.stringify([[...element.querySelectorAll('p')].at(-1)?.textContent ?? null]);
    }
    tell({ kind: 'rows', rows, doubled });
  };
  const wake = () => {
    if (isDue) return;
    isDue = true;
    setTimeout(look, everyMs);
  };
  new MutationObserver(wake).observe(document, { childList: true, subtree: true, characterData: true });
  look();
}
