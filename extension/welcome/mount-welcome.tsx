import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { WxtBrowser } from 'wxt/browser';
import { createSettingsStore } from '../panel/settings-store.ts';
import { Welcome } from './welcome.tsx';

export interface WelcomeOptions {
  readonly browser: Pick<WxtBrowser, 'storage'>;
  readonly scope: Window;
}

/** Shows the first steps in their page. */
export function mountWelcome({ browser, scope }: WelcomeOptions): void {
  const place = scope.document.getElementById('root');
  if (place === null) throw new Error('welcome.html has no #root');
  createRoot(place).render(
    <StrictMode>
      <Welcome settings={createSettingsStore(browser.storage.local)} />
    </StrictMode>,
  );
}
