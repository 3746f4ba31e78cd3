import { QueryClient, QueryClientProvider, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Issue {
  readonly id: number;
  readonly title: string;
  readonly state: string;
}

const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });

function useNews(): void {
  useEffect(() => {
    const socket = new WebSocket(socketUrl('/ws'));
    socket.onmessage = ({ data }) => {
      const { issue }: { issue: Issue } = JSON.parse(data);
      const put = (list: readonly Issue[] | undefined) => list?.map((one) => (one.id === issue.id ? issue : one));
      if (isDrifting()) client.setQueryData<readonly Issue[]>(['issues', 'all'], put);
      else client.setQueriesData<readonly Issue[]>({ queryKey: ['issues'] }, put);
    };
    return () => socket.close();
  }, []);
}

function Issues() {
  const [filter, setFilter] = useState('all');
  const { data = [] } = useQuery({
    queryKey: ['issues', filter],
    queryFn: () => ask<readonly Issue[]>(`/api/issues?filter=${filter}`),
  });
  const close = useMutation({
    mutationFn: (id: number) => ask(`/api/issues/${id}`, { method: 'PATCH', body: { state: 'closed' } }),
  });
  useNews();
  return (
    <main>
      <button type="button" onClick={() => setFilter('mine')}>
        Mine
      </button>
      {data.map(({ id, title, state }) => (
        <p key={id}>
          {`${title}: ${state}`}
          <button type="button" onClick={() => close.mutate(id)}>{`Close ${title}`}</button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(
  <QueryClientProvider client={client}>
    <Issues />
  </QueryClientProvider>,
);
