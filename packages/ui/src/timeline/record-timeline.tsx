import type { LinkedSpan } from '@driftscope/detect';
import type { SessionId } from '@driftscope/records';
import { useCallback, useMemo } from 'react';
import type { LinkOf } from '../incident-view/inline-record.tsx';
import { RecordIndex } from '../records/record-index.ts';
import { RecordJson } from '../records/record-json.tsx';
import { findRecord, type RecordRef, type SessionRecord } from '../records/session-record.ts';
import type { LaneFocus } from './compute-lanes.ts';
import { computeTracks } from './compute-tracks.ts';
import type { Span } from './lane.ts';
import classes from './timeline.module.css';
import { Timeline } from './timeline.tsx';
import { extentOf } from './view-span.ts';

export interface RecordTimelineProps {
  /** Of all sessions that take part, in the order of `seq` within each. A longer list of the same may be given again. */
  readonly records: readonly SessionRecord[];
  /** What to look at first; times are counted from its beginning. Absent: all, from the first record. */
  readonly span?: Span | undefined;
  /** The incident that it is about: its evidence is pointed out. Absent: about none. */
  readonly focus?: LaneFocus | undefined;
  /** What tracers told. */
  readonly spans?: readonly LinkedSpan[] | undefined;
  /** Records are coming: the view goes with them while the end is in view. */
  readonly isLive?: boolean;
  /** Who a session is. Absent: its user, and its side of the incident. */
  readonly titleOf?: ((session: SessionId) => string) | undefined;
  readonly view?: Span | undefined;
  readonly onView?: ((view: Span) => void) | undefined;
  readonly selected?: RecordRef | undefined;
  readonly onSelect?: ((selected: RecordRef | undefined) => void) | undefined;
  /** Leads from a record to all around it. */
  readonly linkOf?: LinkOf | undefined;
}

/** A timeline of records: a track for each session, and one for what tracers told. */
export function RecordTimeline(props: RecordTimelineProps) {
  const { records, span, focus, spans, isLive, titleOf, linkOf, ...shared } = props;
  const index = useMemo(() => new RecordIndex(), []);
  useMemo(() => index.add(records), [index, records]);
  const extent = useMemo(() => extentOf(records, span), [records, span]);
  const tracks = useMemo(
    () => computeTracks(records, { span: extent, focus, index, titleOf, ...(spans && { spans }) }),
    [records, extent, focus, index, titleOf, spans],
  );
  const renderRecord = useCallback(
    (ref: RecordRef) => {
      const entry = findRecord(records, ref);
      return (
        entry && (
          <div className={classes.detailRecord}>
            {linkOf?.(ref)}
            <RecordJson entry={entry} index={index} />
          </div>
        )
      );
    },
    [records, index, linkOf],
  );
  return (
    <Timeline
      {...shared}
      tracks={tracks}
      extent={extent}
      home={span ?? extent}
      homeName={focus ? 'Incident' : 'Begin'}
      zeroAt={span?.fromAt ?? extent.fromAt}
      isLive={isLive ?? false}
      renderRecord={renderRecord}
    />
  );
}
