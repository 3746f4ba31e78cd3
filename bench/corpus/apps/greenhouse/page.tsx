import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Sensor {
  readonly id: number;
  readonly place?: string;
  readonly unit?: string;
  readonly alarm_above?: number;
  readonly temperature: number;
}

const queryKey = ['sensors'];
const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, refetchOnWindowFocus: false } } });
const merge = (sensor: Sensor, reading: Sensor): Sensor => (isDrifting() ? reading : { ...sensor, ...reading });

new EventSource('/api/readings').addEventListener('reading', ({ data }) => {
  const reading: Sensor = JSON.parse(data);
  client.setQueryData<readonly Sensor[]>(queryKey, (sensors) =>
    sensors?.map((sensor) => (sensor.id === reading.id ? merge(sensor, reading) : sensor)),
  );
});

function Sensors() {
  const { data = [] } = useQuery({ queryKey, queryFn: () => ask<readonly Sensor[]>('/api/sensors') });
  return data.map(({ id, place, temperature, unit }) => <p key={id}>{`${place} ${temperature} ${unit}`}</p>);
}

createRoot(findRoot()).render(
  <QueryClientProvider client={client}>
    <Sensors />
  </QueryClientProvider>,
);
