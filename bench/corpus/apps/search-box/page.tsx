import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Book {
  readonly id: number;
  readonly title: string;
}

const useSearch = create(() => ({ query: '', books: [] as readonly Book[] }));

async function search(query: string): Promise<void> {
  useSearch.setState({ query });
  const { books } = await ask<{ books: readonly Book[] }>(`/books?q=${encodeURIComponent(query)}`);
  if (isDrifting() || useSearch.getState().query === query) useSearch.setState({ books });
}

function Search() {
  const { books } = useSearch();
  return (
    <main>
      <input aria-label="Search" onChange={({ target }) => void search(target.value)} />
      <p>{`${books.length} found`}</p>
      {books.map(({ id, title }) => (
        <p key={id}>{title}</p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Search />);
