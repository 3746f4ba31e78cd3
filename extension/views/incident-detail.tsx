import type { Incident } from '@driftscope/detect';
import { IncidentView, type SessionRecord } from '@driftscope/ui';
import { memo } from 'react';

export interface IncidentDetailProps {
  readonly incident: Incident;
  /** All that the panel has. */
  readonly records: readonly SessionRecord[];
}

/** What happened after an incident is shown for so long, to see how it ended. */
const afterMs = 10_000;

/** An incident with the records around it. It is drawn anew only when one of those is new, not with every record. */
export function IncidentDetail({ incident, records }: IncidentDetailProps) {
  return <SteadyView incident={incident} records={recordsOf(incident, records)} />;
}

const SteadyView = memo(
  IncidentView,
  (before, after) =>
    before.incident === after.incident &&
    before.records.length === after.records.length &&
    before.records.at(-1)?.record === after.records.at(-1)?.record,
);

/** From the start of the session, because a socket's frames are read in order. */
const recordsOf = ({ session, untilAt }: Incident, records: readonly SessionRecord[]) =>
  records.filter((one) => one.session === session && one.originMs + one.record.t <= untilAt + afterMs);
