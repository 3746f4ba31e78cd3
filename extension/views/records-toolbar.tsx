import { type RecordFilter, RecordFilterBar } from '@driftscope/ui';
import { NativeSelect } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { PanelSession } from '../panel/panel-state.ts';
import { PauseButton } from './pause-button.tsx';
import classes from './records-tab.module.css';
import { ToolButton } from './tool-button.tsx';

export interface RecordsToolbarProps {
  readonly filter: RecordFilter;
  readonly onFilter: (filter: RecordFilter) => void;
  readonly sessions: readonly PanelSession[];
  readonly frames: readonly PanelSession[];
  /** How many are shown, in words. */
  readonly count: string;
  readonly isPaused: boolean;
  readonly onPause: (isPaused: boolean) => void;
  readonly onClear: () => void;
}

/** Pause, clear and filter the records. */
export function RecordsToolbar(props: RecordsToolbarProps) {
  const { filter, onFilter, sessions, frames, count, isPaused, onPause, onClear } = props;
  const current = sessions.at(-1)?.header.id ?? '';
  return (
    <div className={classes.toolbar} role="toolbar" aria-label="Records">
      <PauseButton isPaused={isPaused} onPause={onPause} what="list" />
      <ToolButton label="Clear" title="Clear records and incidents" onClick={onClear}>
        <IconTrash size={15} />
      </ToolButton>
      <RecordFilterBar filter={filter} onFilter={onFilter} />
      {sessions.length + frames.length > 1 && (
        <NativeSelect
          size="xs"
          aria-label="Pages and frames"
          data={[
            { value: '', label: 'All page loads' },
            { value: current, label: 'This page alone' },
            ...frames.map(({ header }) => ({ value: header.id, label: `Frame ${header.url ?? header.origin ?? ''}` })),
          ]}
          value={filter.session ?? ''}
          onChange={({ currentTarget }) => onFilter({ ...filter, session: currentTarget.value || undefined })}
        />
      )}
      <span className={classes.count}>{count}</span>
    </div>
  );
}
