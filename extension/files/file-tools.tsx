import type { Incident } from '@driftscope/detect';
import type { ImportedRecording, Result } from '@driftscope/records';
import { FileButton } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import type { PanelState } from '../panel/panel-state.ts';
import classes from '../views/panel.module.css';
import { ToolButton } from '../views/tool-button.tsx';
import { SaveMenu } from './save-menu.tsx';
import type { SaveRequest } from './save-recording.ts';

/** What can be done with recordings in files. */
export interface FileActions {
  readonly onSave: (request: SaveRequest) => void;
  /** Empty: none is set. */
  readonly collectorUrl: string;
  readonly onSend: () => Promise<Result<ImportedRecording>>;
  readonly onSaveTicket: (incident: Incident) => void;
  readonly onWriteTest: (incident: Incident) => Result<string>;
  readonly onSaveTest: (incident: Incident, code: string) => void;
  readonly onOpen: (file: File) => void;
  /** Back from a file to the tab. */
  readonly onClose: () => void;
}

/** Saves what the panel has, and opens what was saved. */
export function FileTools({ state, files }: { readonly state: PanelState; readonly files: FileActions }) {
  return (
    <div className={classes.fileTools} role="toolbar" aria-label="Recordings">
      <SaveMenu
        isEmpty={state.records.length === 0}
        collectorUrl={files.collectorUrl}
        onSave={files.onSave}
        onSend={files.onSend}
      />
      <FileButton accept=".drift,.html" onChange={(file) => file !== null && files.onOpen(file)}>
        {({ onClick }) => (
          <ToolButton
            label="Open a recording"
            title="Open a .drift file or a ticket; no collector is needed"
            onClick={onClick}
          >
            <IconFolderOpen size={15} />
          </ToolButton>
        )}
      </FileButton>
    </div>
  );
}
