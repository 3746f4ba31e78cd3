import type { ImportedRecording, Result } from '@driftscope/records';
import { DriftscopeProvider, fileName, saveFile } from '@driftscope/ui';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { CollectorPlace } from '../collector/ask-collector.ts';
import type { Drill } from '../drill/create-drill.ts';
import { recordedSessions } from '../files/recorded-sessions.ts';
import { recordingFile } from '../files/recording-file.ts';
import { saveRecording } from '../files/save-recording.ts';
import { saveTicket } from '../files/save-ticket.ts';
import { writeTest } from '../files/write-test.ts';
import type { InspectedTab } from '../panel/inspected-tab.ts';
import type { PanelModel } from '../panel/panel-model.ts';
import type { SaveSettings, SettingsStore } from '../panel/settings-store.ts';
import type { WatchedThresholds } from '../panel/watch-thresholds.ts';
import type { TestCollector } from '../settings-tab/collector-test.tsx';
import { Notice } from './notice.tsx';
import { PanelTabs } from './panel-tabs.tsx';

export interface PanelAppProps {
  readonly tab: InspectedTab;
  readonly model: PanelModel;
  readonly drill: Drill;
  readonly settings: SettingsStore;
  readonly thresholds: WatchedThresholds;
  readonly onTest: TestCollector;
  readonly sendRecording: (collector: CollectorPlace, file: Blob) => Promise<Result<ImportedRecording>>;
  readonly openRecording: (file: File) => Promise<PanelModel>;
}

/** The panel as a whole, in the colours of the devtools around it. Shows the tab, or a recording out of a file. */
export function PanelApp(props: PanelAppProps) {
  const { tab, model, drill, settings, thresholds, onTest, sendRecording, openRecording } = props;
  const [colorScheme, setColorScheme] = useState(tab.colorScheme);
  useEffect(() => tab.onColorScheme(setColorScheme), [tab]);
  const [opened, setOpened] = useState<PanelModel>();
  const [fault, setFault] = useState<string>();
  const shown = opened ?? model;
  const state = useSyncExternalStore(shown.subscribe, shown.getState);
  // Whatever is looked at, it is the tab that is broken.
  const live = useSyncExternalStore(model.subscribe, model.getState);
  const current = useSyncExternalStore(settings.subscribe, settings.getState);
  const { collector: teamThresholds } = useSyncExternalStore(thresholds.subscribe, thresholds.getState);

  const save: SaveSettings = async (wanted) => {
    const saved = await settings.save(wanted);
    setFault(saved.ok ? undefined : `${saved.error.message} ${saved.error.hint}`);
    return saved;
  };
  const attempt = (work: Promise<void>) => {
    setFault(undefined);
    work.catch((error: unknown) => setFault(String(error)));
  };

  return (
    <DriftscopeProvider colorScheme={colorScheme}>
      {fault !== undefined && <Notice tone="bad" text={fault} />}
      <PanelTabs
        key={state.file?.name}
        state={state}
        settings={current}
        teamThresholds={teamThresholds}
        onSave={save}
        onTest={onTest}
        onKeep={shown.keep}
        onClear={shown.clear}
        onReload={() => tab.reload()}
        onTravel={model.travel}
        onLookIntoWorkers={model.lookIntoWorkers}
        files={{
          onSave: (request) => saveRecording(document, shown.getState(), request),
          collectorUrl: current.collectorUrl,
          onSend: () => sendRecording(current, recordingFile(recordedSessions(shown.getState()))),
          onSaveTicket: (incident) => attempt(saveTicket(document, shown.getState(), incident)),
          onWriteTest: (incident) => writeTest(shown.getState(), incident),
          onSaveTest: ({ app, kind, at }, code) =>
            saveFile(document, fileName(`${app}-${kind}`, at, 'spec.ts'), new Blob([code])),
          onOpen: (file) => attempt(openRecording(file).then(setOpened)),
          onClose: () => setOpened(undefined),
        }}
        faults={{ state: live, onBegin: model.beginFault, onUndo: model.undoFaults }}
        drill={drill}
      />
    </DriftscopeProvider>
  );
}
