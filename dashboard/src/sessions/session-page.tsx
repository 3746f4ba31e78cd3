import { appName } from '@driftscope/records';
import { formatCount, type RecordRef, type SessionRecord, StateView, showDirections } from '@driftscope/ui';
import { Tabs } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { LongSockets } from '../explorer/long-sockets.tsx';
import { LongState } from '../explorer/long-state.tsx';
import { SessionExplorer } from '../explorer/session-explorer.tsx';
import { FaultBar } from '../fault/fault-bar.tsx';
import { FaultView } from '../fault/fault-view.tsx';
import { useFiles } from '../files/files.ts';
import { Waiting } from '../waiting/waiting.tsx';
import { isLong, loadSession } from './load-session.ts';
import { readSessionAddress } from './session-address.ts';
import { SessionHead } from './session-head.tsx';
import { SessionIncidents } from './session-incidents.tsx';
import { SessionRecords } from './session-records.tsx';
import { SessionSockets } from './session-sockets.tsx';
import classes from './sessions.module.css';

/** `/sessions/:id`: what is known of one session, its incidents, its records, its stores, its sockets. */
export function SessionPage({ id }: { readonly id: string }) {
  const { api } = useServices();
  const { remove } = useFiles();
  const { value, fault, reload } = useLoaded(useCallback(() => loadSession(api, id), [api, id]));
  const [query, setQuery] = useSearchParams();
  useDocumentTitle(value ? `${showDirections(appName(value.session))} ${id} – Driftscope` : 'Session – Driftscope');
  const records: readonly SessionRecord[] = useMemo(() => {
    if (!value) return [];
    const { id: session, originMs } = value.session;
    return value.records.map((record) => ({ session, originMs, record }));
  }, [value]);

  const leftOut = records.reduce((sum, { record }) => sum + (record.kind === 'recorder.ring' ? record.count : 0), 0);
  if (!value) return fault ? <FaultView fault={fault} onRetry={reload} /> : <Waiting />;
  const { tab, selected } = readSessionAddress(query, value.session.id);
  const show = (next: string | null, record?: RecordRef) =>
    setQuery({ ...(next !== null && { tab: next }), ...(record && { record: String(record.seq) }) }, { replace: true });
  const onState = {
    at: selected?.seq,
    onAt: (seq: number | undefined) =>
      show('state', seq === undefined ? undefined : { session: value.session.id, seq }),
    onShowRecord: (record: RecordRef) => show('records', record),
  };
  const onRecord = {
    onSelect: (record: RecordRef | undefined) => show('records', record),
    onShowState: (record: RecordRef) => show('state', record),
  };
  return (
    <div className={classes.page}>
      {fault && <FaultBar fault={fault} onRetry={reload} />}
      <SessionHead
        session={value.session}
        leftOut={leftOut}
        onRefresh={reload}
        onRemove={(name) => remove([value.session.id], name)}
      />
      <Tabs value={tab} onChange={(next) => show(next)} className={classes.tabs ?? ''} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="incidents">Incidents</Tabs.Tab>
          <Tabs.Tab value="records">Records {formatCount(value.session.records)}</Tabs.Tab>
          <Tabs.Tab value="state">State</Tabs.Tab>
          <Tabs.Tab value="sockets">Sockets</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="incidents" className={classes.panel ?? ''}>
          <SessionIncidents session={value.session.id} heardAt={value.session.heardAt} />
        </Tabs.Panel>
        <Tabs.Panel value="records" className={classes.panel ?? ''}>
          {isLong(value.session) ? (
            <SessionExplorer session={value.session} selected={selected} {...onRecord} />
          ) : (
            <SessionRecords records={records} selected={selected} {...onRecord} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="state" className={classes.panel ?? ''}>
          {isLong(value.session) ? (
            <LongState session={value.session} {...onState} />
          ) : (
            <StateView header={value.session} records={records} {...onState} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="sockets" className={classes.panel ?? ''}>
          {isLong(value.session) ? <LongSockets session={value.session} /> : <SessionSockets records={records} />}
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
