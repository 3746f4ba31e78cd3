import type { LabSystem } from '@driftscope/records';
import { formatDuration } from '@driftscope/ui';
import type { LabState } from '../lab-run/lab-state.ts';
import { durationOf, type LabScript } from '../lab-script/lab-script.ts';
import classes from './lab.module.css';
import { sayRun } from './say-run.ts';

/** What goes on now, above all that shows it. */
export function RunStatus({
  state,
  script,
  system,
}: {
  readonly state: LabState | undefined;
  readonly script: LabScript;
  readonly system: LabSystem;
}) {
  const { head, text } = sayRun(state, script, system);
  return (
    <div className={classes.status} data-phase={state?.phase ?? 'ready'}>
      {/* Not in what is read out: it changes all the time. */}
      {state?.phase === 'running' && (
        <span className={classes.clock} aria-hidden="true">
          {Math.floor(state.tMs / 1_000)} s of {formatDuration(durationOf(script, system))}
        </span>
      )}
      <p role="status">
        <strong>{head}</strong> <span>{text}</span>
      </p>
      {state?.fault && (
        <p className={classes.fault} role="alert">
          {state.fault.message} <span>{state.fault.hint}</span>
        </p>
      )}
    </div>
  );
}
