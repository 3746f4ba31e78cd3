import type { PanelState } from '../panel/panel-model.ts';
import type { Settings } from '../settings/settings.ts';
import { CollectorState } from './collector-state.tsx';
import classes from './pipeline-tab.module.css';
import { RecorderCost } from './recorder-cost.tsx';
import { SettingsForm } from './settings-form.tsx';

export interface PipelineTabProps {
  readonly state: PanelState;
  readonly settings: Settings;
  readonly onSave: (settings: Settings) => Promise<void>;
}

/** How the records travel, and what the user may set about it. */
export function PipelineTab({ state, settings, onSave }: PipelineTabProps) {
  const origin = state.status?.recording?.origin;
  return (
    <div className={classes.root}>
      <section aria-labelledby="pipeline-title">
        <h2 id="pipeline-title" className={classes.title}>
          Pipeline
        </h2>
        <CollectorState state={state} collectorUrl={settings.collectorUrl} />
        <h2 className={classes.title}>Cost to the page</h2>
        <RecorderCost status={state.status} />
      </section>
      <section aria-labelledby="settings-title">
        <h2 id="settings-title" className={classes.title}>
          Settings
        </h2>
        {/* A new form for other settings, for they may be changed elsewhere too. */}
        <SettingsForm key={JSON.stringify(settings)} settings={settings} origin={origin} onSave={onSave} />
      </section>
    </div>
  );
}
