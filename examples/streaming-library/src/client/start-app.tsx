import { renderApp, variantOf } from '@driftscope/example-client';
import { createApi } from './api/create-api.ts';
import { App } from './app.tsx';
import { createSync } from './sync/create-sync.ts';
import { SyncContext } from './sync/sync-context.ts';
import './lantern.css';

/** Starts the library in the page. */
export function startApp(root: HTMLElement | null): void {
  const sync = createSync(variantOf(location.search), { api: createApi(), storage: localStorage });
  void sync.start();
  renderApp(
    root,
    <SyncContext value={sync}>
      {sync.keeper}
      <App />
    </SyncContext>,
  );
}
