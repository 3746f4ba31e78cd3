import {
  type InfiniteData,
  keepPreviousData,
  QueryClient,
  QueryClientProvider,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ask, findRoot } from '../page-kit.ts';

interface Photo {
  readonly id: number;
  readonly caption: string;
  readonly likes: number;
}
interface Page {
  readonly items: readonly Photo[];
  readonly cursor: number | null;
  readonly total: number;
}

const PAGES_HELD = 2;
const FIRST_PAGE = 'archive/first-page';
const client = new QueryClient({ defaultOptions: { queries: { staleTime: 30_000 } } });

const kept = localStorage.getItem(FIRST_PAGE);
if (kept !== null)
  client.setQueryData<InfiniteData<Page>>(
    ['photos'],
    { pages: [JSON.parse(kept)], pageParams: [undefined] },
    { updatedAt: 0 },
  );

async function readPage(after: number | undefined): Promise<Page> {
  const page = await ask<Page>(`/api/photos${after === undefined ? '' : `?after=${after}`}`);
  if (after === undefined) localStorage.setItem(FIRST_PAGE, JSON.stringify(page));
  return page;
}

const changeAll = (change: (photos: readonly Photo[]) => readonly Photo[]) =>
  client.setQueryData<InfiniteData<Page>>(
    ['photos'],
    (before) => before && { ...before, pages: before.pages.map((page) => ({ ...page, items: change(page.items) })) },
  );

function Look({ id }: { id: number }) {
  const { data } = useQuery({
    queryKey: ['photo', id],
    queryFn: () => ask<Photo>(`/api/photos/${id}`),
    placeholderData: keepPreviousData,
  });
  return <p>{data?.caption}</p>;
}

function Archive() {
  const [open, setOpen] = useState<number>();
  const { data, fetchNextPage } = useInfiniteQuery({
    queryKey: ['photos'],
    queryFn: ({ pageParam }) => readPage(pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    getPreviousPageParam: () => undefined,
    maxPages: PAGES_HELD,
  });
  useEffect(() => {
    const events = new EventSource('/api/photos/live');
    events.addEventListener('liked', (event) => {
      const { id, likes }: Photo = JSON.parse(event.data);
      changeAll((photos) => photos.map((one) => (one.id === id ? { ...one, likes } : one)));
      client.setQueryData<Photo>(['photo', id], (before) => before && { ...before, likes });
    });
    events.addEventListener('removed', (event) => {
      const { id: gone }: Photo = JSON.parse(event.data);
      changeAll((photos) => photos.filter(({ id }) => id !== gone));
    });
    return () => events.close();
  }, []);
  return (
    <main>
      {open && <Look id={open} />}
      {data?.pages
        .flatMap(({ items }) => items)
        .map(({ id, caption, likes }) => (
          <p key={id}>
            {`${caption} ${likes} likes`}
            <button
              type="button"
              onClick={() => setOpen(id)}
              onMouseEnter={() =>
                void client.prefetchQuery({ queryKey: ['photo', id], queryFn: () => ask<Photo>(`/api/photos/${id}`) })
              }
            >{`Look at ${id}`}</button>
          </p>
        ))}
      <button type="button" onClick={() => void fetchNextPage()}>
        Older
      </button>
    </main>
  );
}

createRoot(findRoot()).render(
  <QueryClientProvider client={client}>
    <Archive />
  </QueryClientProvider>,
);
