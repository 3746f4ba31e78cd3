import type { Incident } from '@driftscope/detect';
import type { Result } from '@driftscope/records';
import { FileButton } from '@mantine/core';
import { IconDeviceFloppy, IconFileExport, IconFolderOpen } from '@tabler/icons-react';
import type { PanelState } from '../panel/panel-state.ts';
import classes from './panel.module.css';
import { ToolButton } from './tool-button.tsx';

/** What can be done with recordings in files. */
export interface FileActions {
  readonly onSave: () => void;
  readonly onSaveHar: () => void;
  readonly onSaveTicket: (incident: Incident) => void;
  readonly onWriteTest: (incident: Incident) => Result<string>;
  readonly onSaveTest: (incident: Incident, code: string) => void;
  readonly onOpen: (file: File) => void;
  /** Back from a file to the tab. */
  readonly onClose: () => void;
}

/** Saves what the panel has, and opens what was saved. */
export function FileTools({ state, files }: { readonly state: PanelState; readonly files: FileActions }) {
  const isEmpty = state.records.length === 0;
  const titleOf = (title: string) => (isEmpty ? 'Nothing is recorded yet' : title);
  return (
    <div className={classes.fileTools} role="toolbar" aria-label="Recordings">
      <ToolButton
        label="Save the recording"
        title={titleOf('Save all that is here as a .drift file')}
        disabled={isEmpty}
        onClick={files.onSave}
      >
        <IconDeviceFloppy size={15} />
      </ToolButton>
      <ToolButton
        label="Save as HAR"
        title={titleOf('Save requests and messages as a HAR file')}
        disabled={isEmpty}
        onClick={files.onSaveHar}
      >
        <IconFileExport size={15} />
      </ToolButton>
      <FileButton accept=".drift" onChange={(file) => file !== null && files.onOpen(file)}>
        {({ onClick }) => (
          <ToolButton label="Open a recording" title="Open a .drift file; no collector is needed" onClick={onClick}>
            <IconFolderOpen size={15} />
          </ToolButton>
        )}
      </FileButton>
    </div>
  );
}
