import { type InfiniteData, QueryClient, QueryClientProvider, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { ask, findRoot } from '../page-kit.ts';

interface Post {
  readonly id: number;
  readonly text: string;
  readonly author: { readonly handle: string };
}
interface Page {
  readonly posts: readonly Post[];
  readonly next: number | null;
}

const client = new QueryClient();
const queryKey = ['posts'];

async function readPage(offset: number): Promise<Page> {
  const page = await ask<Page>(`/api/posts?offset=${offset}`);
  const known = client.getQueryData<InfiniteData<Page>>(queryKey)?.pages.flatMap(({ posts }) => posts) ?? [];
  return { ...page, posts: page.posts.filter(({ id }) => !known.some((one) => one.id === id)) };
}

function Timeline() {
  const { data, fetchNextPage } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => readPage(pageParam),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    staleTime: 60_000,
  });
  useEffect(() => {
    const events = new EventSource('/api/posts/live');
    events.addEventListener('post', (event) => {
      const post: Post = JSON.parse(event.data);
      client.setQueryData<InfiniteData<Page>>(queryKey, (before) => {
        const [first, ...others] = before?.pages ?? [];
        if (before === undefined || first === undefined) return before;
        return { ...before, pages: [{ ...first, posts: [post, ...first.posts] }, ...others] };
      });
    });
    return () => events.close();
  }, []);
  return (
    <main>
      {data?.pages.map(({ posts, next }) => (
        <section key={next}>
          {posts.map(({ id, text, author }) => (
            <p key={id}>{`${text} by ${author.handle}`}</p>
          ))}
        </section>
      ))}
      <button type="button" onClick={() => void fetchNextPage()}>
        More
      </button>
    </main>
  );
}

createRoot(findRoot()).render(
  <QueryClientProvider client={client}>
    <Timeline />
  </QueryClientProvider>,
);
