import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { type Message, makeMessage, tenThousandMessages } from './messages.ts';
import { offerBench } from './offer-bench.ts';

// To share structure the library compares all 10,000 messages at each commit: a millisecond, in whose noise 20 µs cannot be seen.
const client = new QueryClient({ defaultOptions: { queries: { structuralSharing: false } } });
const queryKey = ['messages'];
client.setQueryData<readonly Message[]>(queryKey, tenThousandMessages());
const Count = () =>
  useQuery<readonly Message[]>({ queryKey, queryFn: tenThousandMessages, staleTime: Number.POSITIVE_INFINITY }).data
    ?.length;

offerBench(
  <QueryClientProvider client={client}>
    <Count />
  </QueryClientProvider>,
  (n) => client.setQueryData<readonly Message[]>(queryKey, (messages = []) => [...messages, makeMessage(10_000 + n)]),
);
