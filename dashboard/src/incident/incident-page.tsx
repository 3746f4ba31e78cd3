import type { IncidentDetail } from '@driftscope/detect';
import { fileName, IncidentView, type SessionRecord, saveFile, showDirections, TestExport } from '@driftscope/ui';
import { useDocumentTitle } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { FocusOnOpen } from '../app/focus-on-open.tsx';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { FaultBar } from '../fault/fault-bar.tsx';
import { FaultView } from '../fault/fault-view.tsx';
import { sessionAddress } from '../sessions/session-address.ts';
import { TriageDesk } from '../triage/triage-desk.tsx';
import { Waiting } from '../waiting/waiting.tsx';
import { BackToList } from './back-to-list.tsx';
import { evidenceRecords, withEvidence } from './evidence-records.ts';
import { loadRecords } from './load-records.ts';
import { Triage } from './triage.tsx';

/** `/incidents/:id`: one incident, as it is now. */
export function IncidentPage({ id }: { readonly id: string }) {
  const { api, live } = useServices();
  const {
    value: incident,
    fault,
    reload,
    put,
  } = useLoaded(
    useCallback(() => api.incident(id), [api, id]),
    { isSame: isSameText },
  );
  const rev = incident?.rev ?? 0;
  useEffect(
    () => live.onPush((pushed) => void (pushed.id === id && pushed.rev > rev && reload())),
    [live, id, rev, reload],
  );
  // What changed before the log began was not pushed.
  useEffect(() => live.onBegin(reload), [live, reload]);

  useDocumentTitle(incident ? `${showDirections(incident.title)} – Driftscope` : 'Driftscope');

  if (!incident) return fault ? <FaultView fault={fault} onRetry={reload} /> : <Waiting />;
  return (
    <FocusOnOpen>
      {fault && <FaultBar fault={fault} onRetry={reload} />}
      <BackToList id={id} />
      <LoadedIncident incident={incident} onChanged={put} />
      <TriageDesk choice={{ kind: 'incidents', ids: [id] }} onChanged={reload} />
    </FocusOnOpen>
  );
}

function LoadedIncident({
  incident,
  onChanged,
}: {
  readonly incident: IncidentDetail;
  readonly onChanged: (incident: IncidentDetail) => void;
}) {
  const { api } = useServices();
  const records = useRecords(incident);
  return (
    <IncidentView
      incident={incident}
      records={records}
      kindLink={<Link href={`/kinds#${incident.kind}`}>{incident.kind}</Link>}
      sessionLink={<Link href={sessionAddress(incident.session)}>{incident.session}</Link>}
      recordLink={({ session, seq }) => <Link href={sessionAddress(session, seq)}>In its session</Link>}
      ledger={incident.ledger}
      spans={incident.spans}
      errors={incident.errors}
      actions={
        <TestExport
          write={() => api.playwrightTest(incident.id)}
          onSave={(code) => saveFile(document, fileName(nameOf(incident), incident.at, 'spec.ts'), new Blob([code]))}
        />
      }
      aside={<Triage incident={incident} onChanged={onChanged} />}
    />
  );
}

/** Its records are read again only where it says something new. */
const isSameText = (before: IncidentDetail, now: IncidentDetail): boolean =>
  JSON.stringify(before) === JSON.stringify(now);

const nameOf = ({ app, kind }: IncidentDetail): string => `${app}-${kind}`;

/** The evidence at once, and all around it when it is there. */
function useRecords(incident: IncidentDetail): readonly SessionRecord[] {
  const { api } = useServices();
  const [loaded, setLoaded] = useState<readonly SessionRecord[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void loadRecords(api, incident).then((records) => {
      if (isCurrent) setLoaded(records);
    });
    return () => {
      isCurrent = false;
    };
  }, [api, incident]);
  return useMemo(() => withEvidence(loaded, evidenceRecords(incident)), [loaded, incident]);
}
