import { renderApp, variantOf } from '@driftscope/example-client';
import { createApi } from './api/create-api.ts';
import { App } from './app.tsx';
import './sotto.css';
import { startMonitoring } from './start-monitoring.ts';
import { createSync } from './sync/create-sync.ts';
import { SyncContext } from './sync/sync-context.ts';

/** Starts the chat in the page. */
export function startApp(root: HTMLElement | null): void {
  const api = createApi();
  const sync = createSync(variantOf(location.search), { api, storage: localStorage });
  void startMonitoring(api);
  void sync.start();
  renderApp(
    root,
    <SyncContext value={sync}>
      <App />
    </SyncContext>,
  );
}
