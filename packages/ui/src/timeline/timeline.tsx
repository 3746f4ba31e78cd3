import type { SessionRecord } from '../records/session-record.ts';
import { computeLanes, type LaneFocus } from './compute-lanes.ts';
import type { Span } from './lane.ts';

/** What happened around an incident: lanes for server, socket, events, requests, store and page. */
export function Timeline({
  records,
  span,
  focus,
}: {
  readonly records: readonly SessionRecord[];
  readonly span: Span;
  readonly focus: LaneFocus;
}) {
  const { lanes } = computeLanes(records, span, focus);
  return (
    <div>
      {lanes.map(({ kind, items }) => (
        <p key={kind}>
          {kind}: {items.length}
        </p>
      ))}
    </div>
  );
}
