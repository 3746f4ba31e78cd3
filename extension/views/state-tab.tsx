import { EmptyState, type RecordRef, StateView } from '@driftscope/ui';
import { useDeferredValue } from 'react';
import type { TravelCommand } from '../messages/travel-messages.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { TravelTools } from '../travel/travel-tools.tsx';
import { whyEmpty } from './why-empty.ts';

export interface StateTabProps {
  readonly state: PanelState;
  /** The record at whose time the stores are shown. Absent: as they are now. */
  readonly at: RecordRef | undefined;
  readonly onAt: (at: RecordRef | undefined) => void;
  readonly onShowRecord: (ref: RecordRef) => void;
  readonly onTravel: (command: TravelCommand) => void;
}

/** The stores of the page that is shown now, or of the page load or frame that the record asked for is of. */
export function StateTab({ state, at, onAt, onShowRecord, onTravel }: StateTabProps) {
  // States are rebuilt for it, so it may lag behind a busy page.
  const records = useDeferredValue(state.records);
  const all = [...state.frames, ...state.sessions];
  const session = all.find(({ header }) => header.id === at?.session) ?? state.sessions.at(-1);
  if (session === undefined) {
    return <EmptyState {...whyEmpty(state, 'page')} />;
  }
  const { header } = session;
  const canTravel = state.file === undefined && session === state.sessions.at(-1);
  return (
    <StateView
      key={header.id}
      header={header}
      records={records}
      at={at?.session === header.id ? at.seq : undefined}
      onAt={(seq) => onAt(seq === undefined ? undefined : { session: header.id, seq })}
      onShowRecord={onShowRecord}
      actions={
        canTravel
          ? (store, seq) => <TravelTools travel={state.travel} store={store} seq={seq} onTravel={onTravel} />
          : undefined
      }
      noStores={whyEmpty(state, 'stores')}
    />
  );
}
