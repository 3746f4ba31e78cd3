import type { ReportGroup } from '@driftscope/detect';
import { ForeignText, formatCount, Sentence, SeverityBadge } from '@driftscope/ui';
import { Link } from 'wouter';
import classes from './reports.module.css';

/** Groups that came, went, or came back. */
export function ReportGroups({ title, groups }: { readonly title: string; readonly groups: readonly ReportGroup[] }) {
  return (
    <section>
      <h2>{title}</h2>
      {groups.length === 0 ? (
        <p className={classes.none}>None.</p>
      ) : (
        <ul className={classes.groups}>
          {groups.map(({ group, kind, severity, title: says, app, subject, base, isSure }) => (
            <li key={group}>
              <SeverityBadge severity={severity} />
              <Link href={`/?group=${encodeURIComponent(group)}`}>
                <Sentence text={says} />
              </Link>
              <span className={classes.soft}>
                <code>{kind}</code> <ForeignText text={app} /> · {formatCount(subject)} now, {formatCount(base)} before
                {isSure ? '' : ' · may be chance'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
