import { QueryClient, QueryClientProvider, useMutation, useQuery } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot } from '../page-kit.ts';

interface Build {
  readonly id: number;
  readonly branch: string;
  readonly state: string;
  readonly pinned: boolean;
}

const queryKey = ['builds'];
const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
/** Only of this page: the server never hears of it. */
const useView = create(() => ({ expanded: [] as readonly number[] }));

new EventSource('/invalidations').addEventListener('invalidate', ({ data }) => {
  void client.invalidateQueries({ queryKey: JSON.parse(data).key });
});

function Builds() {
  const { expanded } = useView();
  const { data: builds = [] } = useQuery({ queryKey, queryFn: () => ask<readonly Build[]>('/builds') });
  const {
    mutate: pin,
    variables: pinning,
    isPending,
  } = useMutation({
    mutationFn: (id: number) => ask(`/builds/${id}`, { method: 'PUT', body: { pinned: true } }),
    onMutate: (id) => {
      client.setQueryData<readonly Build[]>(queryKey, (all) =>
        all?.map((build) => (build.id === id ? { ...build, pinned: true } : build)),
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  const isPinned = ({ id, pinned }: Build) => pinned || (isPending && pinning === id);
  const words = (build: Build) =>
    [build.state, isPinned(build) && 'pinned', expanded.includes(build.id) && 'expanded'].filter(Boolean).join(', ');
  return builds.map((build) => (
    <p key={build.id}>
      {`${build.branch}: ${words(build)}`}
      <button type="button" onClick={() => pin(build.id)}>
        {`Pin ${build.id}`}
      </button>
      <button type="button" onClick={() => useView.setState({ expanded: [...expanded, build.id] })}>
        {`Expand ${build.id}`}
      </button>
    </p>
  ));
}

createRoot(findRoot()).render(
  <QueryClientProvider client={client}>
    <Builds />
  </QueryClientProvider>,
);
