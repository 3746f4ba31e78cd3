import type { Incident, IncidentLedger } from '@driftscope/detect';
import { RedactedText } from '../records/redacted-text.tsx';
import { type Fact, factOf } from './fact-of.ts';
import { FactTable } from './fact-table.tsx';
import classes from './facts.module.css';
import { MissedEventTable } from './missed-event-table.tsx';
import { isAccountedFor, missedEventsOf } from './missed-events.ts';

/** More ids than these are a wall, and the rest is counted. */
const MOST_VALUES = 40;

/** The facts of an incident's kind: a table of what was missed, and whatever else the rule found, made readable. */
export function FactsSection({
  incident,
  ledger,
}: {
  readonly incident: Incident;
  /** Shown above. What it tells of is not told again. Absent: none is. */
  readonly ledger?: IncidentLedger | undefined;
}) {
  const all = missedEventsOf(incident);
  const isTold = ledger !== undefined && isAccountedFor(all, ledger);
  const missed = isTold ? [] : all;
  const facts = Object.entries(incident.facts).flatMap(([name, value]) => {
    // The table of missed events says it all.
    if (all.length > 0 && (name === 'missed' || name === 'missedIds')) return [];
    if (isTold && name === 'otherMissed') return [];
    const fact = factOf(name, value);
    return fact ? [fact] : [];
  });
  const values = facts.filter((fact) => fact.kind === 'value');
  if (facts.length === 0 && missed.length === 0) return null;
  return (
    <section className={classes.root} aria-label="Facts">
      {missed.length > 0 && <MissedEventTable missed={missed} zeroAt={incident.at} />}
      {facts.map((fact) => (
        <LargeFact key={fact.name} fact={fact} />
      ))}
      {values.length > 0 && (
        <dl className={classes.values}>
          {values.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <RedactedText text={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function LargeFact({ fact }: { readonly fact: Fact }) {
  if (fact.kind === 'value') return null;
  return (
    <div>
      <h3 className={classes.heading}>{fact.name}</h3>
      {fact.kind === 'table' ? <FactTable fact={fact} /> : <Values values={fact.values} />}
    </div>
  );
}

function Values({ values }: { readonly values: readonly string[] }) {
  const shown = [...new Set(values)].slice(0, MOST_VALUES);
  return (
    <ul className={classes.list}>
      {shown.map((value) => (
        <li key={value}>
          <RedactedText text={value} />
        </li>
      ))}
      {values.length > MOST_VALUES && <li className={classes.more}>and {values.length - MOST_VALUES} more</li>}
    </ul>
  );
}
