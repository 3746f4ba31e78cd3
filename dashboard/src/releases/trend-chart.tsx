import { RATE_HOURS, type ReportRate, rateText, type TrendRelease, verdictWords } from '@driftscope/detect';
import { ForeignText, showDirections } from '@driftscope/ui';
import { Link } from 'wouter';
import { BarTicks } from '../overview/bar-ticks.tsx';
import { ScaleSteps } from '../overview/scale-steps.tsx';
import classes from './releases.module.css';
import { trendScale } from './trend-scale.ts';

/** Longer names are cut below the chart: they would leave room for few others. */
const MOST_TICK_CHARS = 12;

/**
 * The rate of each release as a dot in its interval, the oldest to the left; each leads to its incidents. The table says the same:
 * nobody needs this who does not see it.
 */
export function TrendChart({
  releases,
  told,
  onTell,
  addressOf,
}: {
  readonly releases: readonly TrendRelease[];
  /** Name of the one that is pointed at. Absent: none is. */
  readonly told: string | undefined;
  readonly onTell: (release: string | undefined) => void;
  readonly addressOf: (release: string) => string;
}) {
  const steps = trendScale(releases.map(({ subject }) => subject));
  const top = steps.at(-1) ?? 1;
  const ticks = releases.map(({ release }, place) => ({ place, text: cut(showDirections(release)) }));
  return (
    <div aria-hidden="true" className={classes.chart}>
      <div className={classes.plot}>
        <ScaleSteps steps={steps} textOf={(value) => value.toLocaleString('en', { maximumSignificantDigits: 3 })} />
        {releases.map(({ release, subject, verdict }, place) => (
          <Link
            key={release}
            href={addressOf(release)}
            tabIndex={-1}
            className={classes.column}
            data-verdict={verdict}
            data-told={release === told || undefined}
            onPointerEnter={() => onTell(release)}
            onPointerLeave={() => onTell(undefined)}
          >
            <Interval rate={subject} top={top} />
            {release === told && (
              <span className={classes.tip} data-left={place * 2 >= releases.length || undefined}>
                <ForeignText text={release} mostChars={40} />
                <span>{rateText(subject)}</span>
                {verdictWords[verdict] && <span>{verdictWords[verdict]}</span>}
              </span>
            )}
          </Link>
        ))}
      </div>
      <BarTicks ticks={ticks} barCount={releases.length} />
    </div>
  );
}

/** What is above the scale is cut off there, which an arrow says. */
function Interval({ rate: { perHour, low, high }, top }: { readonly rate: ReportRate; readonly top: number }) {
  if (perHour === undefined || low === undefined || high === undefined) return null;
  const percentOf = (value: number) => Math.min(100, (100 * RATE_HOURS * value) / top);
  const isCut = RATE_HOURS * high > top;
  return (
    <>
      <span
        className={classes.interval}
        data-cut={isCut || undefined}
        style={{ bottom: `${percentOf(low)}%`, height: `${percentOf(high) - percentOf(low)}%` }}
      />
      {RATE_HOURS * perHour <= top && <span className={classes.dot} style={{ bottom: `${percentOf(perHour)}%` }} />}
    </>
  );
}

const cut = (name: string): string => (name.length > MOST_TICK_CHARS ? `${name.slice(0, MOST_TICK_CHARS - 1)}…` : name);
