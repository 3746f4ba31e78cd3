import { ruleInfos } from '@driftscope/detect';
import classes from './kinds-page.module.css';

/** All kinds by what they are about; each leads to where it is explained. */
export function KindIndex() {
  return (
    <nav className={classes.index} aria-label="Kinds">
      {[...byFamily()].map(([family, kinds]) => (
        <section key={family}>
          <h2>{family}</h2>
          <ul>
            {kinds.map((kind) => (
              <li key={kind}>
                <a href={`#${kind}`} aria-label={kind}>
                  {kind.slice(family.length + 1)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

const byFamily = () =>
  Map.groupBy(
    ruleInfos.map(({ kind }) => kind),
    (kind) => kind.slice(0, kind.indexOf('.')),
  );
