import type { Json, PatchPath } from '@driftscope/records';
import { useMemo } from 'react';
import { Cause } from './cause.tsx';
import { changesIn, type ValueChange } from './changes-in.ts';
import { pathText } from './path-text.ts';
import type { RecordLinks } from './record-button.tsx';
import classes from './state-view.module.css';
import { type StoreHistory, stateAt } from './store-history.ts';
import { valueText } from './value-text.ts';

const MOST_SHOWN = 100;

/** What a version changed against the one before, and what made it. */
export function ChangeDetail({
  history,
  version,
  links,
  onPath,
}: {
  readonly history: StoreHistory;
  readonly version: number;
  readonly links: RecordLinks;
  readonly onPath: (path: PatchPath) => void;
}) {
  const shown = history.versions[version];
  const changes = useMemo(() => {
    const before = stateAt(history, version - 1);
    return shown?.kind === 'store.commit' && before !== undefined ? changesIn(before, shown.patch) : [];
  }, [history, version, shown]);
  if (shown === undefined) return null;
  return (
    <section className={classes.section} aria-label="Change">
      <h2>{shown.kind === 'store.commit' ? 'This change' : 'Whole state'}</h2>
      <Cause version={shown} links={links} />
      <ul className={classes.changes}>
        {changes.slice(0, MOST_SHOWN).map((change, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one commit may write to a place twice.
          <li key={at}>
            <button type="button" className={classes.change} onClick={() => onPath(change.path)}>
              <b>{pathText(change.path)}</b> <Step change={change} />
            </button>
          </li>
        ))}
      </ul>
      {changes.length > MOST_SHOWN && <p className={classes.soft}>and {changes.length - MOST_SHOWN} more</p>}
    </section>
  );
}

function Step({ change }: { readonly change: ValueChange }) {
  const { before, after } = change;
  return (
    <>
      {before !== undefined && <del>{short(before)}</del>} {after !== undefined && <ins>{short(after)}</ins>}
    </>
  );
}

const short = (value: Json): string => valueText(value, 60);
