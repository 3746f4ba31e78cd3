import type { LabGuarantee, LabSystem } from '@driftscope/records';
import { formatDuration } from '@driftscope/ui';
import { computeOutcome, type Outcome } from '../lab-run/compute-outcome.ts';
import { clientNames } from '../lab-run/lab-client.ts';
import { isOver, type LabState } from '../lab-run/lab-state.ts';
import { labFaults } from '../lab-script/lab-fault.ts';
import type { LabScript } from '../lab-script/lab-script.ts';
import { turnsOf } from '../lab-script/turns-of.ts';
import { clientTitles } from './client-titles.ts';
import classes from './lab-lists.module.css';

/** Each fault: what it did to either client, and what saved the reference client. */
export function StepList({
  script,
  system,
  state,
  guarantees,
  onGuarantee,
}: {
  readonly script: LabScript;
  readonly system: LabSystem;
  readonly state: LabState | undefined;
  readonly guarantees: readonly LabGuarantee[];
  /** Somebody wants to read it. */
  readonly onGuarantee: (number: number) => void;
}) {
  return (
    <section aria-label="Steps">
      <h2>Steps</h2>
      <ol className={classes.steps}>
        {turnsOf(script).map(({ event, untilMs }) => {
          const { label, what, guarantees: numbers } = labFaults[event.fault];
          const isNow = state?.phase === 'running' && event.atMs <= state.tMs && state.tMs < untilMs;
          return (
            <li key={event.id} aria-current={isNow ? 'step' : undefined}>
              <p>
                <time>{formatDuration(event.atMs)}</time> <strong>{label}</strong>{' '}
                <span className={classes.soft}>{what}</span>
              </p>
              {clientNames.flatMap((client) =>
                system.compared.map(({ name }) => {
                  const query = {
                    event,
                    untilMs,
                    client,
                    compared: name,
                    newsMs: system.newsMs,
                    isOver: isOver(state),
                  };
                  const outcome = computeOutcome(state?.samples ?? [], query);
                  return (
                    <p
                      key={`${client} ${name}`}
                      className={classes.outcome}
                      data-outcome={outcome.kind}
                      data-testid={`outcome-${client}`}
                      data-compared={name}
                    >
                      {clientTitles[client]}
                      {system.compared.length > 1 && `, ${name}`}: {sayOutcome(outcome)}
                    </p>
                  );
                }),
              )}
              <p className={classes.guarantees}>
                What keeps the reference client right:{' '}
                {numbers.map((number) => (
                  <a
                    key={number}
                    href={`#guarantee-${number}`}
                    onClick={() => onGuarantee(number)}
                    title={guarantees.find((each) => each.number === number)?.text}
                  >
                    {number}. {guarantees.find((each) => each.number === number)?.title ?? 'guarantee'}
                  </a>
                ))}
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function sayOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'ahead':
      return 'still to come.';
    case 'under-way':
      return outcome.rows === 0 ? 'as the server has it.' : `${outcome.rows} off.`;
    case 'steady':
      return outcome.rows === 0 ? 'never off.' : `off by up to ${outcome.rows}, for no longer than news may take.`;
    case 'healed':
      return outcome.afterMs === 0
        ? `off by up to ${outcome.rows}, and right again before it was over.`
        : `off by up to ${outcome.rows}, and right again ${formatDuration(outcome.afterMs)} after it.`;
    case 'drifted':
      return `${outcome.rows} off, and not right again by itself.`;
  }
}
