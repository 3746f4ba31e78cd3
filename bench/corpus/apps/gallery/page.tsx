import {
  type InfiniteData,
  QueryClient,
  QueryClientProvider,
  useInfiniteQuery,
  useMutation,
} from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Photo {
  readonly id: string;
  readonly title: string;
  readonly liked: boolean;
}
interface PhotoPage {
  readonly photos: readonly Photo[];
  readonly next: string | null;
}

const queryKey = ['photos'];
const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
const changePages = (change: (photos: readonly Photo[], page: number) => readonly Photo[]) =>
  client.setQueryData<InfiniteData<PhotoPage>>(queryKey, (all) =>
    all === undefined
      ? all
      : { ...all, pages: all.pages.map((page, at) => ({ ...page, photos: change(page.photos, at) })) },
  );
const setLiked = (id: string, liked: boolean) =>
  changePages((photos) => photos.map((photo) => (photo.id === id ? { ...photo, liked } : photo)));

function Gallery() {
  const [fresh, setFresh] = useState<readonly Photo[]>([]);
  const { data, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => ask<PhotoPage>(`/photos${pageParam === null ? '' : `?after=${pageParam}`}`),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const { mutate } = useMutation({
    mutationFn: (id: string) => ask(`/photos/${id}/like`, { method: 'PUT' }),
    onMutate: (id) => setLiked(id, true),
    onError: (_error, id) => {
      if (!isDrifting()) setLiked(id, false);
    },
  });
  useEffect(() => {
    const socket = new WebSocket(socketUrl('/live'));
    socket.onmessage = ({ data: text }) => setFresh((before) => [JSON.parse(text).photo, ...before]);
    return () => socket.close();
  }, []);

  const photos = data?.pages.flatMap((page) => page.photos) ?? [];
  const showFresh = () => {
    const known = new Set(isDrifting() ? [] : photos.map(({ id }) => id));
    const added = fresh.filter(({ id }) => !known.has(id));
    changePages((before, page) => (page === 0 ? [...added, ...before] : before));
    setFresh([]);
  };
  return (
    <main>
      <button type="button" onClick={showFresh}>{`${fresh.length} new`}</button>
      <button type="button" onClick={() => void refetch()}>
        Refresh
      </button>
      <button type="button" onClick={() => void ask('/later', { method: 'POST' })}>
        Wait for one
      </button>
      {photos.map(({ id, title, liked }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a photo that stands there twice is what this is about.
        <p key={index}>
          {`${title}${liked ? ', liked' : ''}`}
          <button type="button" onClick={() => mutate(id)}>
            {`Like ${id}`}
          </button>
        </p>
      ))}
      <button type="button" onClick={() => void fetchNextPage()}>
        More
      </button>
    </main>
  );
}

createRoot(findRoot()).render(
  <QueryClientProvider client={client}>
    <Gallery />
  </QueryClientProvider>,
);
