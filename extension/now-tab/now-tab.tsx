import { EmptyState, FreshnessTable, GapAccount, RecordNumber, type RecordRef, SocketTable } from '@driftscope/ui';
import type { ReactNode } from 'react';
import type { PanelState } from '../panel/panel-state.ts';
import { RecorderCost } from '../settings-tab/recorder-cost.tsx';
import { whyEmpty } from '../views/why-empty.ts';
import { LatestIncidents } from './latest-incidents.tsx';
import { NoSocket } from './no-socket.tsx';
import classes from './now-tab.module.css';
import { useSockets } from './use-sockets.ts';
import { WhoIsThere } from './who-is-there.tsx';

export interface NowTabProps {
  readonly state: PanelState;
  readonly onIncident: (id: string) => void;
  readonly onShowRecord: (ref: RecordRef) => void;
  /** Workers of the origin are to be looked into, and the page to be loaded anew. */
  readonly onLookIntoWorkers: (origin: string) => void;
}

/** How the page stands at this moment: its connections, its user, its stores beside the wire, its gaps, and what we cost it. */
export function NowTab({ state, onIncident, onShowRecord, onLookIntoWorkers }: NowTabProps) {
  const page = state.sessions.at(-1);
  const sockets = useSockets(state.records, page);
  if (page === undefined) return <EmptyState {...whyEmpty(state, 'page')} />;

  const session = page.header.id;
  const knownToAt = page.header.originMs + page.knownToT;
  const { stores = [], ledgers = [] } = state.account ?? {};
  const show = (seq: number) => onShowRecord({ session, seq });
  return (
    <div className={classes.root}>
      <div className={classes.main}>
        <Section title="Connections">
          {sockets.length > 0 ? (
            <SocketTable sockets={sockets.toReversed()} />
          ) : (
            <NoSocket state={state} onLookIntoWorkers={onLookIntoWorkers} />
          )}
        </Section>
        <Section title="Stores against the wire">
          {stores.length > 0 ? (
            <FreshnessTable stores={stores} onShowRecord={show} />
          ) : (
            <Empty {...whyEmpty(state, 'stores')} />
          )}
        </Section>
        {ledgers.length > 0 && (
          <Section title="Gaps">
            {ledgers.toReversed().map((ledger) => (
              <GapAccount
                key={ledger.gap}
                ledger={{ ...ledger, knownToAt }}
                linkOf={({ seq }) => <RecordNumber seq={seq} onShow={show} />}
              />
            ))}
          </Section>
        )}
      </div>
      <div className={classes.side}>
        <Section title="User">
          <WhoIsThere account={state.account} onShowRecord={show} />
        </Section>
        <Section title="Latest incidents">
          <LatestIncidents incidents={state.incidents} onIncident={onIncident} />
        </Section>
        {state.file === undefined && (
          <Section title="Cost to the page">
            <RecorderCost status={state.status} />
          </Section>
        )}
      </div>
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      {children}
    </section>
  );
}

/** Why one of several things is not there, in one line. */
function Empty({ title, hint }: { readonly title: string; readonly hint: string }) {
  return (
    <p className={classes.empty}>
      <strong>{title}.</strong> {hint}
    </p>
  );
}
