import { ruleInfos, type Threshold } from '@driftscope/detect';
import { formatThreshold, GuaranteeNote, Prose, SeverityBadge } from '@driftscope/ui';
import { useDocumentTitle } from '@mantine/hooks';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { KindIndex } from './kind-index.tsx';
import { KindSketch } from './kind-sketch.tsx';
import classes from './kinds-page.module.css';
import { sketches } from './sketches/sketches.ts';

/** `/kinds`: what each kind of incident says, and what to do about it. `#gap.no-resync` leads to that kind. */
export function KindsPage() {
  useDocumentTitle('Kinds – Driftscope');
  // The page comes after the address was followed, so the browser had nothing to go to.
  useEffect(() => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView(), []);
  return (
    <div className={classes.page}>
      <h1>What Driftscope finds</h1>
      <KindIndex />
      <article className={classes.found}>
        <dl className={classes.kinds}>
          {ruleInfos.map(({ kind, severity, summary, advice, thresholds = [] }) => (
            <div key={kind} id={kind} className={classes.kind}>
              <dt>
                <SeverityBadge severity={severity} />
                <code>{kind}</code>
                <Link href={`/?kind=${encodeURIComponent(kind)}`} aria-label={`Incidents of ${kind}`}>
                  incidents
                </Link>
              </dt>
              <dd>
                <Prose text={summary} />
                <Picture kind={kind} />
                <Prose text={advice} />
                <GuaranteeNote kind={kind} />
                {thresholds.length > 0 && <Thresholds thresholds={thresholds} />}
              </dd>
            </div>
          ))}
        </dl>
      </article>
    </div>
  );
}

/** What a team may want otherwise, and how it is now. */
const Thresholds = ({ thresholds }: { readonly thresholds: readonly Threshold[] }) => (
  <table className={classes.thresholds} aria-label="Thresholds">
    <tbody>
      {thresholds.map(({ name, unit, value, says }) => (
        <tr key={name}>
          <th scope="row">
            <code>{name}</code>
          </th>
          <td>{formatThreshold({ value, unit })}</td>
          <td>{says}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

function Picture({ kind }: { readonly kind: string }) {
  const sketch = sketches[kind];
  return sketch === undefined ? null : <KindSketch sketch={sketch} />;
}
