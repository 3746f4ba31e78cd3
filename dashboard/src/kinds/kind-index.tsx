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

function byFamily(): ReadonlyMap<string, readonly string[]> {
  const families = new Map<string, string[]>();
  for (const { kind } of ruleInfos) {
    const [family = kind] = kind.split('.', 1);
    families.set(family, [...(families.get(family) ?? []), kind]);
  }
  return families;
}
