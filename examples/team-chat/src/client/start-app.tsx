import { renderApp, startMonitoring, variantOf } from '@driftscope/example-client';
import { createApi } from './api/create-api.ts';
import { App } from './app.tsx';
import { createSync } from './sync/create-sync.ts';
import { SyncContext } from './sync/sync-context.ts';

/** Starts the chat in the page: first the connection layer, then the screens, as one does. */
export function startApp(root: HTMLElement | null): void {
  const sync = createSync(variantOf(location.search), { api: createApi(), storage: localStorage });
  void startMonitoring({ release: 'team-chat@0.1.0' });
  void sync.start();
  renderApp(
    root,
    <SyncContext value={sync}>
      <App />
    </SyncContext>,
  );
}
