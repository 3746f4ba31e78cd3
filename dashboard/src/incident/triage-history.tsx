import type { TriageEntry } from '@driftscope/detect';
import { formatMoment, Sentence } from '@driftscope/ui';
import classes from './triage.module.css';

/** What was made of an incident, by whom, and when. Nothing where nobody has yet. */
export function TriageHistory({ history }: { readonly history: readonly TriageEntry[] }) {
  if (history.length === 0) return null;
  return (
    <ul className={classes.history} aria-label="History">
      {history.map((entry) => (
        <li key={`${entry.at} ${entry.by} ${entry.status}`} data-undone={entry.undoneAt !== undefined || undefined}>
          <time dateTime={new Date(entry.at).toISOString()}>{formatMoment(entry.at)}</time>
          <span>
            <Sentence text={sentenceOf(entry)} />
          </span>
          {entry.undoneAt !== undefined && <span>, undone</span>}
        </li>
      ))}
    </ul>
  );
}

function sentenceOf({ status, assignee, note, by }: TriageEntry): string {
  const parts = [
    ...(status === undefined ? [] : [status]),
    ...(assignee === undefined ? [] : [assignee === '' ? 'assignee removed' : `assigned to ${assignee}`]),
    ...(note === undefined ? [] : [note === '' ? 'note removed' : 'note written']),
  ];
  return `${parts.join(', ')}${by === undefined ? '' : ` by ${by}`}`;
}
