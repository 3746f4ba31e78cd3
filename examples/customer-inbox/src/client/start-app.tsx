import { renderApp, variantOf } from '@driftscope/example-client';
import { App } from './app.tsx';
import { SyncContext } from './sync/sync-context.ts';
import { syncOf } from './sync/sync-of.ts';
import './pedalwerk.css';

/** Starts the inbox in the page. */
export function startApp(root: HTMLElement | null): void {
  renderApp(
    root,
    <SyncContext value={syncOf(variantOf(location.search))}>
      <App />
    </SyncContext>,
  );
}
