import { renderApp, startMonitoring, variantOf } from '@driftscope/example-client';
import { createApi } from './api/create-api.ts';
import { App } from './app.tsx';
import './sotto.css';
import { createSync } from './sync/create-sync.ts';
import { SyncContext } from './sync/sync-context.ts';

/** Starts the chat in the page. */
export function startApp(root: HTMLElement | null): void {
  const api = createApi();
  const sync = createSync(variantOf(location.search), { api, storage: localStorage });
  void startMonitoring({ release: 'encrypted-chat@0.1.0' });
  void sync.start();
  renderApp(
    root,
    <SyncContext value={sync}>
      <App />
    </SyncContext>,
  );
}
