import type { SessionHeader } from '@driftscope/records';
import { type ReactNode, useMemo, useState } from 'react';
import { EmptyState } from '../empty-state/empty-state.tsx';
import { RecordIndex } from '../records/record-index.ts';
import { findRecord, type RecordRef, type SessionRecord } from '../records/session-record.ts';
import { ChangeDetail } from './change-detail.tsx';
import { DifferenceDetail } from './difference-detail.tsx';
import type { RecordLinks } from './record-button.tsx';
import { StatePane } from './state-pane.tsx';
import { StateTools } from './state-tools.tsx';
import classes from './state-view.module.css';
import { computeStores, stateAt, versionAt } from './store-history.ts';
import { useTree } from './use-tree.ts';
import { ValueDetail } from './value-detail.tsx';

export interface StateViewProps {
  /** The session whose stores are shown. */
  readonly header: SessionHeader;
  /** Of that session, in the order of `seq`; those of others are passed over. */
  readonly records: readonly SessionRecord[];
  /** The stores as they were at this record. Absent: as they are at the end, and on. */
  readonly at?: number | undefined;
  readonly onAt: (seq: number | undefined) => void;
  /** Shows one record in the host's list of them. */
  readonly onShowRecord: (ref: RecordRef) => void;
  /** What else can be done with the version of a store that is shown. */
  readonly actions?: ((store: number, seq: number) => ReactNode) | undefined;
  /** Why there is no store, where the host knows more. */
  readonly noStores?: { readonly title: string; readonly hint: string };
}

/** The stores of a page at any time, as trees: what each change did, and where each value came from. */
export function StateView({ header, records, at, onAt, onShowRecord, actions, noStores = noStore }: StateViewProps) {
  const session = header.id;
  const [index] = useState(() => new RecordIndex());
  useMemo(() => index.add(records), [index, records]);
  const stores = useMemo(() => computeStores(records, session), [records, session]);
  const [chosen, setChosen] = useState<number>();
  /** The `seq` of the version that others are compared with. */
  const [base, setBase] = useState<number>();
  const asked = stores.find(({ versions }) => versions.some(({ seq }) => seq === at));
  const history = stores.find(({ store }) => store === chosen) ?? asked ?? stores.find(hasVersions) ?? stores[0];
  const version = history === undefined ? -1 : versionAt(history, at ?? Number.POSITIVE_INFINITY);
  const state = useMemo(() => history && stateAt(history, version), [history, version]);
  const tree = useTree(history?.store);

  if (history === undefined) return <EmptyState {...noStores} />;
  const shown = history.versions[version];
  const links: RecordLinks = {
    find: (seq) => findRecord(records, { session, seq }),
    index,
    onShow: (seq) => onShowRecord({ session, seq }),
  };
  return (
    <div className={classes.root}>
      <StateTools
        stores={stores}
        history={history}
        version={version}
        isLatest={at === undefined}
        state={state}
        originMs={header.originMs}
        base={base}
        onBase={setBase}
        onStore={setChosen}
        onVersion={(next) => onAt(history.versions[next]?.seq)}
        onLatest={() => onAt(undefined)}
      >
        {shown && actions?.(history.store, shown.seq)}
      </StateTools>
      <div className={classes.split}>
        <StatePane history={history} version={version} state={state} tree={tree} />
        {shown && (
          <div className={classes.side}>
            {base === undefined ? (
              <ChangeDetail history={history} version={version} links={links} onPath={tree.reveal} />
            ) : (
              <DifferenceDetail
                history={history}
                base={versionAt(history, base)}
                version={version}
                originMs={header.originMs}
                onPath={tree.reveal}
              />
            )}
            {tree.selected && state !== undefined && (
              <ValueDetail
                history={history}
                version={version}
                state={state}
                path={tree.selected}
                until={at}
                records={records}
                header={header}
                links={links}
              />
            )}
          </div>
        )}
      </div>
    </div>
  );
}

const hasVersions = ({ versions }: { readonly versions: readonly unknown[] }): boolean => versions.length > 0;

const noStore = {
  title: 'No stores',
  hint: 'No store of a known library was found in this page: see the README for those that are, and for registering one of your own.',
};
