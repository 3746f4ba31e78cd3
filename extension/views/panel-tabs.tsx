import type { ThresholdSettings } from '@driftscope/detect';
import type { RecordFilter, RecordRef } from '@driftscope/ui';
import { Tabs } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Drill } from '../drill/create-drill.ts';
import { DrillTab } from '../drill/drill-tab.tsx';
import { ActiveFaults } from '../faults/active-faults.tsx';
import { type FaultActions, FaultsTab, type FilledIn } from '../faults/faults-tab.tsx';
import { UndoneFaults } from '../faults/undone-faults.tsx';
import { type FileActions, FileTools } from '../files/file-tools.tsx';
import type { TravelCommand } from '../messages/travel-messages.ts';
import { NowTab } from '../now-tab/now-tab.tsx';
import type { PanelState } from '../panel/panel-state.ts';
import type { SaveSettings } from '../panel/settings-store.ts';
import type { Settings } from '../settings/settings.ts';
import type { TestCollector } from '../settings-tab/collector-test.tsx';
import { SettingsTab } from '../settings-tab/settings-tab.tsx';
import { ActiveTravel } from '../travel/active-travel.tsx';
import { describeRecording } from './describe-recording.ts';
import { hasCollectorTrouble } from './has-collector-trouble.ts';
import { IncidentsTab } from './incidents-tab.tsx';
import { MoreTabs } from './more-tabs.tsx';
import { Notices } from './notices.tsx';
import classes from './panel.module.css';
import { RecordingStatus } from './recording-status.tsx';
import { RecordsTab } from './records-tab.tsx';
import { StateTab } from './state-tab.tsx';
import { TabLabel, type TabLabelProps } from './tab-label.tsx';
import { TimelineTab } from './timeline-tab.tsx';

export interface PanelTabsProps {
  readonly state: PanelState;
  readonly settings: Settings;
  /** What the collector judges by. */
  readonly teamThresholds: ThresholdSettings;
  readonly onSave: SaveSettings;
  readonly onTest: TestCollector;
  readonly onKeep: () => void;
  readonly onClear: () => void;
  readonly onReload: () => void;
  readonly onLookIntoWorkers: (origin: string) => void;
  readonly onTravel: (command: TravelCommand) => void;
  readonly files: FileActions;
  readonly faults: FaultActions;
  readonly drill: Drill;
}

/** The bar with the sections, what the user must know, and the section that is open. */
export function PanelTabs(props: PanelTabsProps) {
  const { state, settings, onSave, onTest, onKeep, onClear, onReload, onTravel, files, faults, drill } = props;
  const [open, setOpen] = useState<string | null>('incidents');
  const [incident, setIncident] = useState<string>();
  const [filter, setFilter] = useState(everything);
  const [record, setRecord] = useState<RecordRef>();
  const [drawnFilter, setDrawnFilter] = useState(everything);
  const [mark, setMark] = useState<RecordRef>();
  const [stateAt, setStateAt] = useState<RecordRef>();
  const [filledIn, setFilledIn] = useState<FilledIn>({});
  const bar = useRef<HTMLDivElement>(null);
  const marks: Readonly<Record<string, Omit<TabLabelProps, 'text'>>> = {
    incidents: { count: state.incidents.length, isAlarming: true },
    records: { count: state.records.length },
    settings: { hasTrouble: hasCollectorTrouble(state.status, settings) },
  };

  function showIncident(id: string): void {
    setIncident(id);
    setOpen('incidents');
  }

  function showState(at: RecordRef): void {
    setStateAt(at);
    setOpen('state');
  }

  function showRecord(ref: RecordRef): void {
    // Under a filter it might not be there.
    setFilter(everything);
    setRecord(ref);
    setOpen('records');
  }

  return (
    <Tabs className={classes.root} value={open} onChange={setOpen} keepMounted={false}>
      <header className={classes.bar}>
        <Tabs.List ref={bar} className={classes.tabs} aria-label="Sections">
          {sections.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              <TabLabel text={label} {...marks[value]} />
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <MoreTabs bar={bar} sections={sections} open={open} onOpen={setOpen} />
        <FileTools state={state} files={files} />
        <RecordingStatus {...describeRecording(state)} />
      </header>
      <ActiveFaults faults={faults.state.faults} onUndo={faults.onUndo} />
      <UndoneFaults faults={faults.state.undoneFaults} onBegin={faults.onBegin} />
      <ActiveTravel state={faults.state} onReturn={() => onTravel({ kind: 'return' })} onReload={onReload} />
      <Notices
        state={state}
        settings={settings}
        onSave={onSave}
        onKeep={onKeep}
        onReload={onReload}
        onCloseFile={files.onClose}
      />
      <Tabs.Panel className={classes.section} value="now">
        <NowTab
          state={state}
          onIncident={showIncident}
          onShowRecord={showRecord}
          onLookIntoWorkers={props.onLookIntoWorkers}
        />
      </Tabs.Panel>
      <Tabs.Panel className={classes.section} value="incidents">
        <IncidentsTab state={state} selected={incident} onSelect={setIncident} files={files} />
      </Tabs.Panel>
      <Tabs.Panel className={classes.section} value="timeline">
        <TimelineTab
          state={state}
          filter={drawnFilter}
          onFilter={setDrawnFilter}
          selected={mark}
          onSelect={setMark}
          onShowState={showState}
        />
      </Tabs.Panel>
      <Tabs.Panel className={classes.section} value="records">
        <RecordsTab
          state={state}
          filter={filter}
          onFilter={setFilter}
          selected={record}
          onSelect={setRecord}
          onShowState={showState}
          onClear={onClear}
        />
      </Tabs.Panel>
      <Tabs.Panel className={classes.section} value="state">
        <StateTab state={state} at={stateAt} onAt={setStateAt} onShowRecord={showRecord} onTravel={onTravel} />
      </Tabs.Panel>
      <Tabs.Panel className={classes.section} value="faults">
        <FaultsTab {...faults} filledIn={filledIn} onFillIn={setFilledIn} />
      </Tabs.Panel>
      <Tabs.Panel className={classes.section} value="drill">
        <DrillTab drill={drill} state={faults.state} onIncident={showIncident} />
      </Tabs.Panel>
      <Tabs.Panel className={classes.section} value="settings">
        <SettingsTab
          state={state}
          settings={settings}
          teamThresholds={props.teamThresholds}
          onSave={onSave}
          onTest={onTest}
        />
      </Tabs.Panel>
    </Tabs>
  );
}

const everything: RecordFilter = { text: '', families: [] };

const sections = [
  { value: 'now', label: 'Now' },
  { value: 'incidents', label: 'Incidents' },
  { value: 'timeline', label: 'Timeline' },
  { value: 'records', label: 'Records' },
  { value: 'state', label: 'State' },
  { value: 'faults', label: 'Faults' },
  { value: 'drill', label: 'Drill' },
  { value: 'settings', label: 'Settings' },
] as const;
