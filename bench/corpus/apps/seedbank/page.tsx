import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import useSWR from 'swr';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Sample {
  readonly id: string;
  readonly name: string;
  readonly shelf: string;
}

const samplesQuery = 'query Samples { samples { id name shelf } }';
const searchQuery = 'query Search($term: String!) { search(term: $term) { id name shelf } }';
const figuresQuery = 'query Figures { figures { temperature humidity } }';
const removeQuery = 'mutation RemoveSample($id: ID!) { removeSample(id: $id) { ok } }';

const gql = async <Data,>(operationName: string, query: string, variables = {}): Promise<Data> =>
  (await ask<{ data: Data }>('/graphql', { method: 'POST', body: { operationName, query, variables } })).data;

function useFigures() {
  const [figures, setFigures] = useState<{ temperature: number; humidity: number }>();
  useEffect(() => {
    const read = async () =>
      setFigures((await gql<{ figures: { temperature: number; humidity: number } }>('Figures', figuresQuery)).figures);
    void read();
    const timer = setInterval(() => void read(), isDrifting() ? 2_000 : 60_000);
    return () => clearInterval(timer);
  }, []);
  return figures;
}

function Search() {
  const [term, setTerm] = useState('');
  const [hits, setHits] = useState<readonly Sample[]>([]);
  useEffect(() => {
    if (term === '') return;
    let isOver = false;
    void gql<{ search: readonly Sample[] }>('Search', searchQuery, { term }).then(({ search }) => {
      if (isDrifting() || !isOver) setHits(search);
    });
    return () => {
      isOver = true;
    };
  }, [term]);
  return (
    <section>
      {['b', 'ca'].map((one) => (
        <button type="button" key={one} onClick={() => setTerm(one)}>{`Search ${one}`}</button>
      ))}
      <p>{`${hits.length} for ${term}: ${hits.map(({ name }) => name).join(', ')}`}</p>
    </section>
  );
}

function App() {
  const figures = useFigures();
  const [note, setNote] = useState('');
  const { data, mutate } = useSWR('samples', () => gql<{ samples: readonly Sample[] }>('Samples', samplesQuery), {
    revalidateOnFocus: false,
  });
  const remove = async (id: string) => {
    await gql('RemoveSample', removeQuery, { id });
    if (!isDrifting()) await mutate();
    setNote('Done');
  };
  return (
    <main>
      <p>{`${figures?.temperature} °C ${note}`}</p>
      <Search />
      {data?.samples.map(({ id, name }) => (
        <p key={id}>
          {name}
          <button type="button" onClick={() => void remove(id)}>{`Remove ${name}`}</button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<App />);
