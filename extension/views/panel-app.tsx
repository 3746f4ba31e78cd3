import { DriftscopeProvider } from '@driftscope/ui';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { InspectedTab } from '../panel/inspected-tab.ts';
import type { PanelModel } from '../panel/panel-model.ts';
import type { SettingsStore } from '../panel/settings-store.ts';
import type { TestCollector } from './collector-test.tsx';
import { PanelTabs } from './panel-tabs.tsx';

export interface PanelAppProps {
  readonly tab: InspectedTab;
  readonly model: PanelModel;
  readonly settings: SettingsStore;
  readonly onTest: TestCollector;
}

/** The panel as a whole, in the colours of the devtools around it. */
export function PanelApp({ tab, model, settings, onTest }: PanelAppProps) {
  const [colorScheme, setColorScheme] = useState(tab.colorScheme);
  useEffect(() => tab.onColorScheme(setColorScheme), [tab]);
  const state = useSyncExternalStore(model.subscribe, model.getState);
  const current = useSyncExternalStore(settings.subscribe, settings.getState);

  return (
    <DriftscopeProvider colorScheme={colorScheme}>
      <PanelTabs
        state={state}
        settings={current}
        onSave={settings.save}
        onTest={onTest}
        onKeep={model.keep}
        onClear={model.clear}
        onReload={() => tab.reload()}
      />
    </DriftscopeProvider>
  );
}
