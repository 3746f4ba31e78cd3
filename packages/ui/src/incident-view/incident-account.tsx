import type { Incident, IncidentLedger, LinkedError, LinkedSpan } from '@driftscope/detect';
import { useMemo, useState } from 'react';
import { compareEvidence } from '../comparison/compare-evidence.ts';
import { Comparisons } from '../comparison/comparisons.tsx';
import { FactsSection } from '../facts/facts-section.tsx';
import type { LiveLedger } from '../facts/gap-account.tsx';
import { RecoverySection } from '../facts/recovery-section.tsx';
import { RecordIndex } from '../records/record-index.ts';
import type { RecordRef, SessionRecord } from '../records/session-record.ts';
import { RecordTimeline } from '../timeline/record-timeline.tsx';
import { TraceSection } from '../traces/trace-section.tsx';
import { EvidenceList } from './evidence-list.tsx';
import classes from './incident-view.module.css';
import type { LinkOf } from './inline-record.tsx';
import { createSideOf } from './side-of.ts';
import { Witness } from './witness.tsx';

/** Where a record was asked for: it opens there, and is pointed out elsewhere. */
interface Selection {
  readonly from: 'witness' | 'timeline' | 'evidence';
  readonly ref: RecordRef;
}

/** What happened, and what proves it: witness, timeline, recovery, traces, facts and evidence. One record of it is selected. */
export function IncidentAccount({
  incident,
  records,
  recordLink,
  ledger,
  spans,
  errors,
}: {
  readonly incident: Incident;
  readonly records: readonly SessionRecord[];
  readonly recordLink: LinkOf | undefined;
  readonly ledger: IncidentLedger | LiveLedger | undefined;
  readonly spans: readonly LinkedSpan[];
  readonly errors: readonly LinkedError[];
}) {
  const [selection, setSelection] = useState<Selection>();
  const index = useMemo(() => new RecordIndex().add(records), [records]);
  const sideOf = useMemo(() => createSideOf(incident, records), [incident, records]);
  const comparisons = useMemo(() => compareEvidence(incident, records, index), [incident, records, index]);
  const span = useMemo(() => ({ fromAt: incident.at, untilAt: incident.untilAt }), [incident.at, incident.untilAt]);
  const refFrom = (from: Selection['from']) => (selection?.from === from ? selection.ref : undefined);
  const selectFrom = (from: Selection['from']) => (ref: RecordRef | undefined) => setSelection(ref && { from, ref });
  const shared = { records, index, sideOf, linkOf: recordLink };

  return (
    <div className={classes.main}>
      <Witness
        {...shared}
        facts={incident.witness}
        zeroAt={incident.at}
        selected={refFrom('witness')}
        onSelect={selectFrom('witness')}
      />
      <Comparisons comparisons={comparisons} sideOf={sideOf} />
      <section>
        <h2>Timeline</h2>
        <RecordTimeline
          records={records}
          span={span}
          focus={incident}
          spans={spans}
          linkOf={recordLink}
          selected={selection?.ref}
          onSelect={selectFrom('timeline')}
        />
      </section>
      {ledger && <RecoverySection incident={incident} ledger={ledger} linkOf={recordLink} />}
      {spans.length + errors.length > 0 && (
        <section>
          <h2>Traces</h2>
          <TraceSection spans={spans} errors={errors} linkOf={recordLink} />
        </section>
      )}
      <FactsSection incident={incident} ledger={ledger} />
      <section className={classes.evidenceSection}>
        <h2>Evidence</h2>
        <EvidenceList
          {...shared}
          evidence={incident.evidence}
          selected={refFrom('evidence')}
          onSelect={selectFrom('evidence')}
        />
      </section>
    </div>
  );
}
