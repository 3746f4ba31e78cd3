import { type LabOffer, ok, type Result } from '@driftscope/records';
import { EmptyState } from '@driftscope/ui';
import { useDocumentTitle } from '@mantine/hooks';
import { useCallback } from 'react';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { FaultView } from '../fault/fault-view.tsx';
import { createLabApi, type LabApi } from '../lab-run/lab-api.ts';
import { Waiting } from '../waiting/waiting.tsx';
import { LabBench } from './lab-bench.tsx';

/** `/lab`: a naive and a reference client side by side, on one real server, while things go wrong. */
export function LabPage() {
  useDocumentTitle('Lab – Driftscope');
  const { api } = useServices();
  const load = useCallback(async (): Promise<Result<Partial<Lab>>> => {
    const address = await api.lab();
    if (!address.ok) return address;
    if (address.value.url === undefined) return ok({});
    const lab = createLabApi(address.value.url, (...args) => fetch(...args));
    const offer = await lab.offer();
    return offer.ok ? ok({ lab, offer: offer.value }) : offer;
  }, [api]);
  const { value, fault, reload } = useLoaded(load);

  if (fault) return <FaultView fault={fault} onRetry={reload} />;
  if (value === undefined) return <Waiting />;
  const { lab, offer } = value;
  return lab && offer ? <LabBench api={lab} offer={offer} /> : <NoLab />;
}

/** Both are absent where there is none. */
interface Lab {
  readonly lab: LabApi;
  readonly offer: LabOffer;
}

const NoLab = () => (
  <EmptyState
    title="No lab runs beside this collector"
    hint={
      <>
        The lab runs an example’s real server with a naive and a reference client, and breaks both the same way.{' '}
        <code>npm start</code> starts it together with the collector.
      </>
    }
  />
);
