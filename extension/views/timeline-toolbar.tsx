import { type RecordFilter, RecordFilterBar } from '@driftscope/ui';
import { PauseButton } from './pause-button.tsx';
import classes from './records-tab.module.css';

/** Pause and filter the timeline. */
export function TimelineToolbar({
  filter,
  onFilter,
  isPaused,
  onPause,
  count,
}: {
  readonly filter: RecordFilter;
  readonly onFilter: (filter: RecordFilter) => void;
  readonly isPaused: boolean;
  readonly onPause: (isPaused: boolean) => void;
  /** How many records are shown, in words. */
  readonly count: string;
}) {
  return (
    <div className={classes.toolbar} role="toolbar" aria-label="Timeline">
      <PauseButton isPaused={isPaused} onPause={onPause} what="timeline" />
      <RecordFilterBar filter={filter} onFilter={onFilter} />
      <span className={classes.count}>{count}</span>
    </div>
  );
}
