import { useDocumentTitle } from '@mantine/hooks';
import { useCallback } from 'react';
import { useSearchParams } from 'wouter';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { useReloadOnPush } from '../app/use-reload-on-push.ts';
import { FaultBar } from '../fault/fault-bar.tsx';
import { FaultView } from '../fault/fault-view.tsx';
import { Waiting } from '../waiting/waiting.tsx';
import { type OverviewFilters, overviewQuery, parseOverview } from './overview-filters.ts';
import { OverviewOf } from './overview-of.tsx';

/** `/overview`: how much drifts, of what kind, and how it went lately. */
export function OverviewPage() {
  const { api, overview } = useServices();
  const [query, setQuery] = useSearchParams();
  const filters = parseOverview(query);
  const key = overviewQuery(filters).toString();
  const load = useCallback(() => api.overview(new URLSearchParams(key)), [api, key]);
  const { value, fault, reload } = useLoaded(load, { ...(overview && { ahead: overview }) });
  useReloadOnPush(reload);
  useDocumentTitle('Overview – Driftscope');
  const narrow = (next: OverviewFilters) => setQuery(overviewQuery(next), { replace: true });

  if (!value) return fault ? <FaultView fault={fault} onRetry={reload} /> : <Waiting />;
  return (
    <OverviewOf overview={value} filters={filters} onFilter={narrow}>
      {fault && <FaultBar fault={fault} onRetry={reload} />}
    </OverviewOf>
  );
}
