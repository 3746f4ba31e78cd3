import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { WxtBrowser } from 'wxt/browser';
import { fetchThresholds } from '../collector/fetch-thresholds.ts';
import { sendRecording } from '../collector/send-recording.ts';
import { testCollector } from '../collector/test-collector.ts';
import { createDrill } from '../drill/create-drill.ts';
import { openRecording } from '../files/open-recording.ts';
import { panelPortName } from '../messages/panel-messages.ts';
import { NoTab } from '../views/no-tab.tsx';
import { PanelApp } from '../views/panel-app.tsx';
import { findInspectedTab } from './inspected-tab.ts';
import { startPanelModel } from './panel-model.ts';
import { createSettingsStore } from './settings-store.ts';
import { startDetection } from './start-detection.ts';
import { watchIdentityKeys } from './watch-identity-keys.ts';
import { watchThresholds } from './watch-thresholds.ts';

export interface MountOptions {
  readonly browser: WxtBrowser;
  readonly scope: Window;
}

/** Shows the panel in its page. */
export function mountPanel({ browser, scope }: MountOptions): void {
  const place = scope.document.getElementById('root');
  if (place === null) throw new Error('panel.html has no #root');
  const root = createRoot(place);
  const tab = findInspectedTab(browser, scope.location.search);
  if (tab === undefined) {
    root.render(<NoTab />);
    return;
  }
  const detection = startDetection();
  let keys: readonly string[] = [];
  watchIdentityKeys(browser.storage.local, (known) => {
    keys = known;
    detection.useKeys(known);
  });
  const model = startPanelModel({
    // To the background, never from it: with a listener for ports of its own the panel would keep the bridges' ports
    // open while the background rests, and nothing would wake it.
    connect: () => browser.runtime.connect({ name: panelPortName(tab.tabId) }),
    detection,
    setTimeout: (run, delayMs) => scope.setTimeout(run, delayMs),
  });
  const drill = createDrill({ model, now: Date.now, setTimeout: (run, delayMs) => scope.setTimeout(run, delayMs) });
  const settings = createSettingsStore(browser.storage.local);
  const thresholds = watchThresholds({
    area: browser.storage.local,
    settings,
    ask: (collector) => fetchThresholds(fetch, collector),
  });
  thresholds.subscribe(() => detection.judgeBy(thresholds.getState().panel));
  root.render(
    <StrictMode>
      <PanelApp
        tab={tab}
        model={model}
        drill={drill}
        settings={settings}
        thresholds={thresholds}
        onTest={(collector) => testCollector(fetch, collector)}
        sendRecording={(collector, file) => sendRecording(fetch, collector, file)}
        openRecording={(file) => openRecording({ file, keys, thresholds: thresholds.getState().panel })}
      />
    </StrictMode>,
  );
}
