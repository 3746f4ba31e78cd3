import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { type Message, makeMessage, tenThousandMessages } from './messages.ts';
import { offerBench } from './offer-bench.ts';

const client = new QueryClient();
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
