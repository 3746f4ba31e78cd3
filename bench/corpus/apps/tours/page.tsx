import { QueryClient, QueryClientProvider, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Tour {
  readonly id: number;
  readonly name: string;
  readonly guide: string;
}
interface Stop {
  readonly id: string;
  readonly tourId: number;
  readonly place: string;
}

const client = new QueryClient({
  defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } },
});
const stopsKey = ['stops'] as const;

const put = (stops: readonly Stop[] = [], stop: Stop) =>
  stops.some(({ id }) => id === stop.id) ? stops.map((one) => (one.id === stop.id ? stop : one)) : [...stops, stop];

function useLive() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const stream = new EventSource('/api/stream');
    stream.addEventListener('tour-updated', ({ data }) => {
      const tour: Tour = JSON.parse(data);
      queryClient.setQueryData<Tour[]>(['tours'], (old) => old?.map((one) => (one.id === tour.id ? tour : one)));
      queryClient.setQueryData<Tour>(['tour', isDrifting() ? String(tour.id) : tour.id], tour);
    });
    stream.addEventListener('stop-added', ({ data }) => {
      const stop: Stop = JSON.parse(data);
      queryClient.setQueryData<readonly Stop[]>(stopsKey, (old) => put(old, stop));
    });
    stream.addEventListener('stop-deleted', ({ data }) => {
      const deleted = JSON.parse(data);
      const id: string = isDrifting() ? deleted.stopId : deleted.id;
      queryClient.setQueryData<readonly Stop[]>(stopsKey, (old) => old?.filter((one) => one.id !== id));
    });
    return () => stream.close();
  }, [queryClient]);
}

function useAddStop() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (place: string) => ask<Stop>('/api/stops', { method: 'POST', body: { place, tourId: 41 } }),
    onMutate: async (place) => {
      await queryClient.cancelQueries({ queryKey: stopsKey });
      const draft: Stop = { id: crypto.randomUUID(), tourId: 41, place };
      queryClient.setQueryData<readonly Stop[]>(stopsKey, (old) => put(old, draft));
      return { draft };
    },
    onSuccess: (stop, _place, { draft }) => {
      if (isDrifting()) return;
      queryClient.setQueryData<readonly Stop[]>(stopsKey, (old) =>
        put(
          old?.filter(({ id }) => id !== draft.id),
          stop,
        ),
      );
    },
  });
}

function Details({ id }: { readonly id: number }) {
  const { data } = useQuery({ queryKey: ['tour', id], queryFn: () => ask<Tour>(`/api/tours/${id}`) });
  return <h2>{data ? `${data.name} is led by ${data.guide}` : 'Loading'}</h2>;
}

function Tours() {
  useLive();
  const [open, setOpen] = useState<number>();
  const { data: tours = [] } = useQuery({ queryKey: ['tours'], queryFn: () => ask<Tour[]>('/api/tours') });
  const { data: stops = [] } = useQuery({ queryKey: stopsKey, queryFn: () => ask<Stop[]>('/api/stops') });
  const { mutate: add } = useAddStop();
  return (
    <main>
      {open !== undefined && <Details id={open} />}
      {tours.map(({ id, name, guide }) => (
        <p key={id}>
          {`${name}: ${guide}`}
          <button type="button" onClick={() => setOpen(id)}>{`Open ${name}`}</button>
          <button
            type="button"
            onClick={() => void ask(`/api/tours/${id}`, { method: 'PATCH', body: { guide: 'Noa' } })}
          >
            {`Give ${name} to Noa`}
          </button>
        </p>
      ))}
      <button type="button" onClick={() => add('Bridge')}>
        Add the bridge
      </button>
      {stops.map(({ id, place }) => (
        <p key={id}>
          {place}
          <button type="button" onClick={() => void ask(`/api/stops/${id}`, { method: 'DELETE' })}>
            {`Drop ${place}`}
          </button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(
  <QueryClientProvider client={client}>
    <Tours />
  </QueryClientProvider>,
);
