import type { PageAccount } from '@driftscope/detect';
import { formatClock, RecordNumber, RedactedText } from '@driftscope/ui';
import classes from './now-tab.module.css';

/** Who is logged in, as far as what the page sends and keeps says it. */
export function WhoIsThere({
  account,
  onShowRecord,
}: {
  readonly account: PageAccount | undefined;
  readonly onShowRecord: (seq: number) => void;
}) {
  if (account === undefined) return <p className={classes.empty}>Not known yet.</p>;
  const { who, label, fromAt, seq } = account.identity;
  if (who === undefined && seq === 0)
    return <p className={classes.empty}>Nothing that the page sends, receives or keeps says who is logged in.</p>;
  return (
    <p className={classes.who}>
      {who === undefined ? 'Nobody' : <strong>{label ?? <RedactedText text={who} />}</strong>}{' '}
      <span>{fromAt === 0 ? 'since before recording' : `since ${formatClock(fromAt, 'second')}`}</span>{' '}
      <RecordNumber seq={seq} onShow={onShowRecord} />
    </p>
  );
}
