import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApi } from './api/create-api.ts';
import { App } from './app.tsx';
import { createSync } from './sync/create-sync.ts';
import { SyncContext } from './sync/sync-context.ts';
import { variantOf } from './variant.ts';
import './theme.css';

/** Starts the chat in the page: first the connection layer, then the screens, as one does. */
export function startApp(root: HTMLElement | null): void {
  if (root === null) throw new Error('The page has no element to draw the chat into.');
  const sync = createSync(variantOf(location.search), { api: createApi(), storage: localStorage });
  void sync.start();
  createRoot(root).render(
    <StrictMode>
      <SyncContext value={sync}>
        <App />
      </SyncContext>
    </StrictMode>,
  );
}
