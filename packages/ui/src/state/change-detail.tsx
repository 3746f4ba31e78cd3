import type { PatchPath } from '@driftscope/records';
import { useMemo } from 'react';
import { Cause } from './cause.tsx';
import { ChangeList } from './change-list.tsx';
import { changesIn } from './changes-in.ts';
import type { RecordLinks } from './record-button.tsx';
import classes from './state-view.module.css';
import { type StoreHistory, stateAt } from './store-history.ts';

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
      <ChangeList changes={changes} onPath={onPath} />
    </section>
  );
}
