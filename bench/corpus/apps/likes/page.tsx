import { QueryClient, QueryClientProvider, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Post {
  readonly id: number;
  readonly text: string;
  readonly like_count: number;
  readonly liked_by_me: boolean;
}

const queryKey = ['posts'];
const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
const like = (post: Post): Post => ({ ...post, like_count: post.like_count + 1, liked_by_me: true });

function Posts() {
  const [note, setNote] = useState('');
  const { data: posts = [] } = useQuery({ queryKey, queryFn: () => ask<readonly Post[]>('/api/posts') });
  const { mutate } = useMutation({
    mutationFn: (id: number) => ask(`/api/posts/${id}`, { method: 'PUT', body: { liked_by_me: true } }),
    onMutate: (id) => {
      client.setQueryData<readonly Post[]>(queryKey, (all) => all?.map((post) => (post.id === id ? like(post) : post)));
      return posts;
    },
    onError: (_error, _id, before) => {
      if (!isDrifting()) client.setQueryData(queryKey, before);
    },
    onSettled: () => setNote('Tried'),
  });
  return (
    <main>
      <p>{note}</p>
      {posts.map(({ id, text, like_count }) => (
        <p key={id}>
          {`${text}: ${like_count}`}
          <button type="button" onClick={() => mutate(id)}>
            {`Like ${id}`}
          </button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(
  <QueryClientProvider client={client}>
    <Posts />
  </QueryClientProvider>,
);
