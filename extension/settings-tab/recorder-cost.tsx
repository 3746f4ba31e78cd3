import type { PipelineStatus } from '../messages/panel-messages.ts';
import { describeCost } from './describe-cost.ts';
import classes from './settings-tab.module.css';

/** What recording costs the page at the moment. */
export function RecorderCost({ status }: { readonly status: PipelineStatus | undefined }) {
  if (status?.cost === undefined) return <p className={classes.hint}>The page's recorder has not reported it yet.</p>;
  const { time, records, lost, isLosing } = describeCost(status.cost);
  return (
    <>
      <dl className={classes.facts}>
        <dt>Main thread</dt>
        <dd>{time}</dd>
        <dt>Records</dt>
        <dd>{records}</dd>
        <dt>In overload</dt>
        <dd data-bad={isLosing || undefined}>{lost}</dd>
      </dl>
      <p className={classes.hint}>
        Measured in the page over the last second or more: hooks by sampling, timers every time. The browser's clock is
        coarse, so small numbers fluctuate.
      </p>
    </>
  );
}
