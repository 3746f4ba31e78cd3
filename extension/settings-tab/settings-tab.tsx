import type { ThresholdSettings } from '@driftscope/detect';
import type { PanelState } from '../panel/panel-state.ts';
import type { SaveSettings } from '../panel/settings-store.ts';
import type { Settings } from '../settings/settings.ts';
import { CollectorState } from './collector-state.tsx';
import type { TestCollector } from './collector-test.tsx';
import { RecorderCost } from './recorder-cost.tsx';
import { SettingsForm } from './settings-form.tsx';
import classes from './settings-tab.module.css';

export interface SettingsTabProps {
  readonly state: PanelState;
  readonly settings: Settings;
  readonly teamThresholds: ThresholdSettings;
  readonly onSave: SaveSettings;
  readonly onTest: TestCollector;
}

/** How the records travel, and what the user may set about it. */
export function SettingsTab({ state, settings, teamThresholds, onSave, onTest }: SettingsTabProps) {
  const origin = state.status?.recording?.origin;
  return (
    <div className={classes.root}>
      <section aria-labelledby="delivery-title">
        <h2 id="delivery-title" className={classes.title}>
          Delivery
        </h2>
        <CollectorState state={state} collectorUrl={settings.collectorUrl} />
        <h2 className={classes.title}>Cost to the page</h2>
        <RecorderCost status={state.status} />
      </section>
      <section aria-labelledby="settings-title">
        <h2 id="settings-title" className={classes.title}>
          Settings
        </h2>
        <SettingsForm
          settings={settings}
          teamThresholds={teamThresholds}
          origin={origin}
          onSave={onSave}
          onTest={onTest}
        />
      </section>
    </div>
  );
}
