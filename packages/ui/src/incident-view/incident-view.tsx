import type { Incident, IncidentLedger, LinkedError, LinkedSpan } from '@driftscope/detect';
import { type ReactNode, useMemo, useState } from 'react';
import { compareEvidence } from '../comparison/compare-evidence.ts';
import { Comparisons } from '../comparison/comparisons.tsx';
import { FactsSection } from '../facts/facts-section.tsx';
import { GapAccount, type LiveLedger } from '../facts/gap-account.tsx';
import { LedgerTable } from '../facts/ledger-table.tsx';
import { missedEventsOf } from '../facts/missed-events.ts';
import { RecordIndex } from '../records/record-index.ts';
import type { RecordRef, SessionRecord } from '../records/session-record.ts';
import { RecordTimeline } from '../timeline/record-timeline.tsx';
import { TraceSection } from '../traces/trace-section.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { IncidentAdvice } from './incident-advice.tsx';
import { IncidentHeader } from './incident-header.tsx';
import classes from './incident-view.module.css';
import type { LinkOf } from './inline-record.tsx';
import { createSideOf } from './side-of.ts';
import { Witness } from './witness.tsx';

const noSpans: readonly LinkedSpan[] = [];
const noErrors: readonly LinkedError[] = [];

/** Where a record was asked for: it opens there, and is pointed out elsewhere. */
interface Selection {
  readonly from: 'witness' | 'timeline' | 'evidence';
  readonly ref: RecordRef;
}

/**
 * One incident: the sentence, its witness, the timeline, the facts of its kind, the evidence, and what to do.
 *
 * `key` it by the incident's id, so that the next incident begins with a fresh view.
 */
export function IncidentView({
  incident,
  records,
  kindLink = incident.kind,
  sessionLink = <code>{incident.session}</code>,
  recordLink,
  ledger,
  spans = noSpans,
  errors = noErrors,
  actions,
  aside,
}: {
  readonly incident: Incident;
  /** Of all sessions that took part, in the order of `seq` within each. What is not at hand is said to be absent. */
  readonly records: readonly SessionRecord[];
  /** Leads to what the kind means, where that can be read. */
  readonly kindLink?: ReactNode;
  /** Leads to the session, where it can be seen. */
  readonly sessionLink?: ReactNode;
  /** Leads from a record to all around it, where that can be seen. */
  readonly recordLink?: LinkOf;
  /** Of the gap that the incident is about. Absent: there is none, or nobody knows what was missed. */
  readonly ledger?: IncidentLedger | LiveLedger | undefined;
  /** What tracers and error reporters told of it. Absent: nobody was asked. */
  readonly spans?: readonly LinkedSpan[];
  readonly errors?: readonly LinkedError[];
  /** Stand beside its kind: what can be done with the incident at once. */
  readonly actions?: ReactNode;
  /** Stands beside the advice: what can be done with the incident here. */
  readonly aside?: ReactNode;
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
    <article className={classes.root} aria-label={incident.title}>
      <IncidentHeader incident={incident} kindLink={kindLink} sessionLink={sessionLink} actions={actions} />
      <div className={classes.columns}>
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
          {ledger && (
            <section>
              <h2>Recovery</h2>
              {'brought' in ledger ? (
                <GapAccount ledger={ledger} missed={missedEventsOf(incident)} linkOf={recordLink} />
              ) : (
                <LedgerTable ledger={ledger} missed={missedEventsOf(incident)} linkOf={recordLink} />
              )}
            </section>
          )}
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
        <div className={classes.margin}>
          <IncidentAdvice incident={incident} />
          {aside !== undefined && <div className={classes.aside}>{aside}</div>}
        </div>
      </div>
    </article>
  );
}
