import {
  computeRelated,
  computeTracks,
  EmptyState,
  findRecord,
  formatCount,
  RecordDetail,
  type RecordFilter,
  type RecordRef,
  type Span,
  Timeline,
  useFilteredRecords,
} from '@driftscope/ui';
import { useMemo, useState } from 'react';
import type { PanelState } from '../panel/panel-state.ts';
import classes from './timeline-tab.module.css';
import { TimelineToolbar } from './timeline-toolbar.tsx';
import { useSteady } from './use-steady.ts';
import { whyEmpty } from './why-empty.ts';

export interface TimelineTabProps {
  readonly state: PanelState;
  readonly filter: RecordFilter;
  readonly onFilter: (filter: RecordFilter) => void;
  readonly selected: RecordRef | undefined;
  readonly onSelect: (selected: RecordRef | undefined) => void;
  readonly onShowState: (at: RecordRef) => void;
}

/** Of further ones there would be more marks than pixels; they stand under Records. */
const MOST_RECORDS = 20_000;
/** How much is looked at first: of a page that has just been loaded little, and it grows. */
const LEAST_HOME_MS = 8_000;
const MOST_HOME_MS = 30_000;
/** All lanes are drawn anew each time. */
const STEADY_MS = 500;

/** The page that is shown now as lanes on one clock, as it happens: a frame leads to what it changed, a change to its frame. */
export function TimelineTab({ state, filter, onFilter, selected, onSelect, onShowState }: TimelineTabProps) {
  const session = selected?.session ?? state.sessions.at(-1)?.header.id;
  const [paused, setPaused] = useState<PanelState['records']>();
  const records = useSteady(paused ?? state.records, STEADY_MS);
  const own = useMemo(
    () => records.filter((entry) => entry.session === session).slice(-MOST_RECORDS),
    [records, session],
  );
  const { records: shown, index, isSearching } = useFilteredRecords(own, filter);
  const [first, last] = [shown[0], shown.at(-1)];
  const extent = useMemo(() => ({ fromAt: timeOf(first), untilAt: timeOf(last) }), [first, last]);
  const home = useMemo(() => homeOf(extent), [extent]);
  const related = useMemo(() => computeRelated(own, selected), [own, selected]);
  const tracks = useMemo(
    () => computeTracks(shown, { span: extent, index, focus: related }),
    [shown, extent, index, related],
  );
  const entry = useMemo(() => findRecord(own, selected), [own, selected]);
  if (own.length === 0) return <EmptyState {...whyEmpty(state, 'records')} />;

  return (
    <div className={classes.root}>
      <TimelineToolbar
        filter={filter}
        onFilter={onFilter}
        isPaused={paused !== undefined}
        onPause={(isPaused) => setPaused(isPaused ? state.records : undefined)}
        count={`${formatCount(shown.length)} of ${formatCount(own.length)}`}
      />
      <div className={classes.split} aria-busy={isSearching}>
        <div className={classes.timeline}>
          {tracks.length === 0 ? (
            <EmptyState title="Nothing to draw" hint="No record that has a place on the timeline passes the filter." />
          ) : (
            <Timeline
              key={session}
              tracks={tracks}
              extent={extent}
              home={home}
              homeName="Latest"
              zeroAt={timeOf(own[0])}
              isLive={paused === undefined && state.file === undefined}
              selected={selected}
              onSelect={onSelect}
              pointedOut="cause and effect"
            />
          )}
        </div>
        {entry && (
          <div className={classes.detail}>
            <RecordDetail
              entry={entry}
              index={index}
              context={own}
              onShowState={onShowState}
              onShowRecord={onSelect}
              onClose={() => onSelect(undefined)}
            />
          </div>
        )}
      </div>
    </div>
  );
}

function homeOf({ fromAt, untilAt }: Span): Span {
  const lengthMs = Math.min(MOST_HOME_MS, Math.max(LEAST_HOME_MS, untilAt - fromAt));
  return { fromAt: untilAt - lengthMs, untilAt };
}

const timeOf = (entry: PanelState['records'][number] | undefined): number =>
  entry === undefined ? 0 : entry.originMs + entry.record.t;
