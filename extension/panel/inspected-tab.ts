import type { WxtBrowser } from 'wxt/browser';

export type ColorScheme = 'light' | 'dark' | 'auto';

/** The tab that the panel looks at. */
export interface InspectedTab {
  /** Another one once the browser put the tab aside and took it up again. */
  readonly tabId: number;
  reload(): void;
  readonly colorScheme: ColorScheme;
  /** Devtools changed its theme. */
  onColorScheme(listener: (scheme: ColorScheme) => void): void;
}

/**
 * Finds the inspected tab: in devtools the one that devtools is open for, else the one in the address
 * (`panel.html?tabId=7`), which lets the panel be opened as a page of its own. `undefined`: neither names a tab.
 */
export function findInspectedTab(browser: WxtBrowser, search: string): InspectedTab | undefined {
  // Outside devtools the API is missing, whatever its type says.
  const devtools: WxtBrowser['devtools'] | undefined = browser.devtools;
  const fromQuery = /^\d+$/.exec(new URLSearchParams(search).get('tabId') ?? '');
  const tabId = devtools?.inspectedWindow.tabId ?? (fromQuery === null ? undefined : Number(fromQuery[0]));
  if (tabId === undefined) return undefined;
  let current = tabId;
  browser.tabs.onReplaced.addListener((added, removed) => {
    if (removed === current) current = added;
  });
  return {
    get tabId() {
      return current;
    },
    reload: () => void browser.tabs.reload(current),
    colorScheme: devtools === undefined ? 'auto' : schemeOf(devtools.panels.themeName),
    onColorScheme: (listener) => devtools?.panels.setThemeChangeHandler((theme) => listener(schemeOf(theme))),
  };
}

const schemeOf = (theme: string): ColorScheme => (theme === 'dark' ? 'dark' : 'light');
