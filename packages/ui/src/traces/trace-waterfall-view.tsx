import type { LinkedError } from '@driftscope/detect';
import { counted } from '../format/counted.ts';
import { formatClock } from '../format/format-clock.ts';
import { formatDuration } from '../format/format-duration.ts';
import type { LinkOf } from '../incident-view/inline-record.tsx';
import { recordKey } from '../records/session-record.ts';
import type { TraceWaterfall, WaterfallRow } from './compute-waterfall.ts';
import { linkText } from './link-text.ts';
import { spanTitle } from './span-title.ts';
import classes from './traces.module.css';

/** One trace: its spans below each other, with bars for their time. */
export function TraceWaterfallView({
  waterfall: { traceId, startAt, endAt, rows },
  failedIn,
  isOpen,
  linkOf,
}: {
  readonly waterfall: TraceWaterfall;
  /** Errors that were reported in spans. */
  readonly failedIn: readonly LinkedError[];
  readonly isOpen: boolean;
  readonly linkOf: LinkOf | undefined;
}) {
  const [first] = rows;
  const failed = new Set(failedIn.flatMap(({ spanId }) => spanId ?? []));
  return (
    <details className={classes.trace} open={isOpen}>
      <summary className={classes.traceHead}>
        <strong>{first && spanTitle(first.span)}</strong>
        <span className={classes.about}>
          {formatClock(startAt)} · {formatDuration(endAt - startAt)} · {counted(rows.length, 'span')} ·{' '}
          <code title={traceId}>{traceId.slice(0, 8)}</code>
          {first && <span className={classes.link}>{linkText(first.span.link)}</span>}
        </span>
      </summary>
      <ol className={classes.spans}>
        {rows.map((row) => (
          <SpanRow key={row.span.spanId} row={row} hasError={failed.has(row.span.spanId)} linkOf={linkOf} />
        ))}
      </ol>
    </details>
  );
}

function SpanRow({
  row: { span, depth, left, width },
  hasError,
  linkOf,
}: {
  readonly row: WaterfallRow;
  readonly hasError: boolean;
  readonly linkOf: LinkOf | undefined;
}) {
  const { op, side, service, startAt, endAt, failed, link } = span;
  return (
    <li className={classes.span} data-side={side} data-failed={failed === true || hasError}>
      <span className={classes.spanName} style={{ paddingLeft: depth * 14 }} title={op}>
        {spanTitle(span)}
      </span>
      <span className={classes.spanWhere}>{side === 'client' ? 'page' : (service ?? 'server')}</span>
      <span className={classes.track} aria-hidden>
        <span className={classes.bar} style={{ left: `${left * 100}%`, width: `${width * 100}%` }} />
      </span>
      <span className={classes.spanTime}>{formatDuration(endAt - startAt)}</span>
      {(link.records.length > 0 || hasError) && (
        <span className={classes.marks}>
          {hasError && <span className={classes.failed}>The error above was thrown here.</span>}
          {link.records.length > 0 && (
            <span className={classes.sent}>
              {counted(link.records.length, 'record')} of the evidence {link.records.length === 1 ? 'was' : 'were'} made
              here
              {linkOf && ': '}
              {linkOf && link.records.map((refers) => <span key={recordKey(refers)}>{linkOf(refers)} </span>)}
            </span>
          )}
        </span>
      )}
    </li>
  );
}
