import { createContext, type Dispatch, useContext, useEffect, useReducer, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Inverter {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly output: number;
  readonly limit: number;
  readonly mode: string;
}
interface Yield {
  readonly at: string;
  readonly today: number;
}
interface Plant {
  readonly inverters: readonly Inverter[];
  readonly yield: Yield | null;
}
type Action =
  | { readonly type: 'loaded'; readonly inverters: readonly Inverter[] }
  | { readonly type: 'inverter'; readonly inverter: Inverter }
  | { readonly type: 'limited'; readonly inverter: Inverter }
  | { readonly type: 'yield'; readonly yield: Yield };

function reduce(plant: Plant, action: Action): Plant {
  switch (action.type) {
    case 'loaded':
      return { ...plant, inverters: action.inverters };
    case 'inverter': {
      const isKnown = plant.inverters.some(({ id }) => id === action.inverter.id);
      return {
        ...plant,
        inverters: isKnown
          ? plant.inverters.map((one) => (one.id === action.inverter.id ? { ...one, ...action.inverter } : one))
          : [...plant.inverters, action.inverter],
      };
    }
    case 'limited': {
      const { id, limit } = action.inverter;
      const merge = (one: Inverter): Inverter =>
        isDrifting() ? { ...action.inverter, ...one, limit } : { ...one, ...action.inverter };
      return { ...plant, inverters: plant.inverters.map((one) => (one.id === id ? merge(one) : one)) };
    }
    case 'yield':
      return { ...plant, yield: action.yield };
  }
}

const PlantContext = createContext<{ readonly plant: Plant; readonly dispatch: Dispatch<Action> } | null>(null);

function usePlant() {
  const context = useContext(PlantContext);
  if (context === null) throw new Error('There is no plant.');
  return context;
}

const rest = (afterMs: number) => new Promise((resolve) => setTimeout(resolve, afterMs));

function useLive(siteId: string): void {
  const { dispatch } = usePlant();
  useEffect(() => {
    let isLeft = false;
    let stream: EventSource | undefined;
    void ask<readonly Inverter[]>(`/api/sites/${siteId}/inverters`).then((inverters) => {
      if (isLeft) return;
      dispatch({ type: 'loaded', inverters });
      stream = new EventSource(`/api/sites/${siteId}/events`);
      stream.addEventListener('inverter', ({ data }) => dispatch({ type: 'inverter', inverter: JSON.parse(data) }));
    });
    return () => {
      isLeft = true;
      if (!isDrifting()) stream?.close();
    };
  }, [siteId, dispatch]);

  useEffect(() => {
    const read = async () => dispatch({ type: 'yield', yield: await ask<Yield>(`/api/sites/${siteId}/yield`) });
    let isLeft = false;
    const repeat = async () => {
      while (!isLeft) {
        await rest(2_000);
        await read();
      }
    };
    void repeat();
    return () => {
      isLeft = true;
    };
  }, [siteId, dispatch]);
}

function Site({ siteId }: { readonly siteId: string }) {
  const { plant, dispatch } = usePlant();
  useLive(siteId);
  const limit = async (id: string) => {
    const inverter = await ask<Inverter>(`/api/inverters/${id}`, { method: 'PATCH', body: { limit: 50 } });
    dispatch({ type: 'limited', inverter });
  };
  return (
    <section>
      <h2>{`${plant.yield?.today ?? '?'} kWh today`}</h2>
      {plant.inverters.map(({ id, name, output, limit: most, mode }) => (
        <p key={id}>
          {`${name}: ${output} kW of ${most} %, ${mode}`}
          <button type="button" onClick={() => void limit(id)}>{`Limit ${name}`}</button>
        </p>
      ))}
    </section>
  );
}

function App() {
  const [plant, dispatch] = useReducer(reduce, { inverters: [], yield: null });
  const [siteId, setSiteId] = useState('site_aspen');
  return (
    <PlantContext value={{ plant, dispatch }}>
      <button type="button" onClick={() => setSiteId('site_birch')}>
        Birch
      </button>
      <Site siteId={siteId} />
    </PlantContext>
  );
}

createRoot(findRoot()).render(<App />);
