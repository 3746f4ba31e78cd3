import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Job {
  readonly id: number;
  readonly progress: number;
  readonly state: 'running' | 'done';
}

const STEP_MS = 1_500;

function JobView() {
  const { data: job } = useQuery({
    queryKey: ['jobs', 9],
    queryFn: () => ask<Job>('/api/jobs/9'),
    refetchInterval: ({ state }) => (state.data?.state === 'done' && !isDrifting() ? false : STEP_MS),
  });
  return <p>{job ? `Job ${job.id}: ${job.progress} %, ${job.state}` : 'Wait'}</p>;
}

createRoot(findRoot()).render(
  <QueryClientProvider client={new QueryClient()}>
    <JobView />
  </QueryClientProvider>,
);
