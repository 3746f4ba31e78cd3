import type { Incident, IncidentLedger } from '@driftscope/detect';
import { compareEvidence } from '../comparison/compare-evidence.ts';
import { Comparisons } from '../comparison/comparisons.tsx';
import { FactsSection } from '../facts/facts-section.tsx';
import { LedgerTable } from '../facts/ledger-table.tsx';
import { missedEventsOf } from '../facts/missed-events.ts';
import { EvidenceList } from '../incident-view/evidence-list.tsx';
import { IncidentAdvice } from '../incident-view/incident-advice.tsx';
import { IncidentHeader } from '../incident-view/incident-header.tsx';
import incidentClasses from '../incident-view/incident-view.module.css';
import { createSideOf } from '../incident-view/side-of.ts';
import { Witness } from '../incident-view/witness.tsx';
import { RecordIndex } from '../records/record-index.ts';
import { RecordJson } from '../records/record-json.tsx';
import { RedactedText } from '../records/redacted-text.tsx';
import { entryKey, recordKey, type SessionRecord } from '../records/session-record.ts';
import { summarizeRecord } from '../records/summarize-record.ts';
import { anchorOf, Printed } from './printed.ts';
import { PrintedTimeline } from './printed-timeline.tsx';
import classes from './ticket.module.css';

/** An incident as a document: all that its page shows, with every record it rests on in full. */
export function TicketView({
  incident,
  records,
  ledger,
}: {
  readonly incident: Incident;
  /** Of all sessions that took part, in the order of `seq` within each. */
  readonly records: readonly SessionRecord[];
  readonly ledger: IncidentLedger | undefined;
}) {
  const index = new RecordIndex().add(records);
  const sideOf = createSideOf(incident, records);
  const comparisons = compareEvidence(incident, records, index);
  const shared = { records, index, sideOf, linkOf: undefined, selected: undefined, onSelect: () => undefined };
  const wanted = new Set(incident.evidence.map(recordKey));
  const cited = records.filter((entry) => wanted.has(entryKey(entry)));
  return (
    <Printed value={true}>
      <article className={`${incidentClasses.root} ${classes.document}`}>
        <IncidentHeader incident={incident} kindLink={incident.kind} sessionLink={<code>{incident.session}</code>} />
        <Witness {...shared} facts={incident.witness} zeroAt={incident.at} />
        <Comparisons comparisons={comparisons} sideOf={sideOf} />
        <IncidentAdvice incident={incident} />
        <section>
          <h2>Timeline</h2>
          <PrintedTimeline
            records={records}
            index={index}
            span={{ fromAt: incident.at, untilAt: incident.untilAt }}
            focus={incident}
          />
        </section>
        {ledger !== undefined && (
          <section>
            <h2>Recovery</h2>
            <LedgerTable ledger={ledger} missed={missedEventsOf(incident)} linkOf={undefined} />
          </section>
        )}
        <FactsSection incident={incident} ledger={ledger} />
        <section>
          <h2>Evidence</h2>
          <EvidenceList {...shared} evidence={incident.evidence} />
        </section>
        <section>
          <h2>Records</h2>
          {cited.map((entry) => {
            const ref = { session: entry.session, seq: entry.record.seq };
            return (
              <details key={recordKey(ref)} id={anchorOf(ref)} className={classes.record} open>
                <summary>
                  {ref.seq} <code>{entry.record.kind}</code> <RedactedText text={summarizeRecord(entry, index)} />
                </summary>
                <RecordJson entry={entry} index={index} />
              </details>
            );
          })}
        </section>
      </article>
    </Printed>
  );
}
