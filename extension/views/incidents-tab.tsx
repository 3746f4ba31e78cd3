import { EmptyState, IncidentList } from '@driftscope/ui';
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { PanelState } from '../panel/panel-state.ts';
import { IncidentDetail, type IncidentFiles } from './incident-detail.tsx';
import classes from './incidents-tab.module.css';
import { liveLedgerOf } from './live-ledger-of.ts';
import { whyEmpty } from './why-empty.ts';

export interface IncidentsTabProps {
  readonly state: PanelState;
  readonly selected: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
  readonly files: IncidentFiles;
}

/** The list of incidents, and the one that is chosen: side by side, or one after the other where it is narrow. */
export function IncidentsTab({ state, selected, onSelect, files }: IncidentsTabProps) {
  const chosen = state.incidents.find(({ id }) => id === selected);
  if (state.incidents.length === 0) return <EmptyState {...whyEmpty(state, 'incidents')} />;

  return (
    <div className={classes.split} data-chosen={chosen !== undefined || undefined}>
      <div className={classes.list}>
        <IncidentList incidents={state.incidents} selectedId={selected} onSelect={onSelect} />
      </div>
      <div className={classes.detail}>
        {chosen === undefined ? (
          <EmptyState title="Choose an incident" hint="Its witness, timeline and evidence are shown here." />
        ) : (
          <>
            <Button
              className={classes.back}
              size="compact-sm"
              variant="subtle"
              leftSection={<IconArrowLeft size={14} />}
              onClick={() => onSelect(undefined)}
            >
              All incidents
            </Button>
            <IncidentDetail
              key={chosen.id}
              incident={chosen}
              records={state.records}
              ledger={liveLedgerOf(chosen, state)}
              files={files}
            />
          </>
        )}
      </div>
    </div>
  );
}
