import { formatCount } from '@driftscope/ui';
import { MAX_RECORDS } from '../panel/panel-model.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { Notice } from '../views/notice.tsx';
import classes from './settings-tab.module.css';

export interface CollectorStateProps {
  readonly state: PanelState;
  readonly collectorUrl: string;
}

const words = {
  off: 'None is set: records stay in this panel.',
  up: 'Taking batches.',
  down: 'In trouble: batches wait, and one is tried now and then. This panel works without it.',
};

/** Where the batches are: with the collector, on their way, or lost, and why. */
export function CollectorState({ state: { status, records, forgotten }, collectorUrl }: CollectorStateProps) {
  if (status === undefined) return <p className={classes.hint}>The background has not answered yet.</p>;
  const { collector, batches, diskFault, refusal } = status;
  const isUntried = collector.state === 'up' && batches.sent + batches.refused === 0;
  return (
    <>
      <dl className={classes.facts}>
        <dt>Collector</dt>
        <dd>
          {collector.state !== 'off' && <code>{collectorUrl}</code>}{' '}
          {isUntried ? 'Nothing was sent to it yet.' : words[collector.state]}{' '}
          {collector.state !== 'off' && (
            <a href={collectorUrl} target="_blank" rel="noreferrer">
              Open its dashboard
            </a>
          )}
        </dd>
        <dt>Batches sent</dt>
        <dd>{formatCount(batches.sent)}</dd>
        <dt>Waiting</dt>
        <dd>
          {formatCount(batches.waiting)}
          {batches.onDisk > 0 && `, ${formatCount(batches.onDisk)} of them on disk`}
        </dd>
        <dt>Refused</dt>
        <dd data-bad={batches.refused > 0 || undefined}>{formatCount(batches.refused)}</dd>
        <dt>Given up</dt>
        <dd data-bad={batches.shed > 0 || undefined}>{formatCount(batches.shed)}</dd>
        <dt>In this panel</dt>
        <dd>
          {formatCount(records.length)} of at most {formatCount(MAX_RECORDS)} records
          {forgotten > 0 && `; ${formatCount(forgotten)} older ones were dropped`}
        </dd>
      </dl>
      <p className={classes.hint}>
        Batches are counted over all tabs since the extension's background last started. Chrome lets it rest when there
        is nothing to do.
      </p>
      {collector.fault !== undefined && (
        <Notice tone="bad" text={`${collector.fault.message} ${collector.fault.hint}`} />
      )}
      {diskFault !== undefined && <Notice tone="bad" text={`${diskFault.message} ${diskFault.hint}`} />}
      {refusal !== undefined && <Notice tone="bad" text={`Last refusal: ${refusal.message} ${refusal.hint}`} />}
    </>
  );
}
