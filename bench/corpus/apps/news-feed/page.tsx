import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Post {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly picture?: string;
}

const useFeed = create(() => ({ posts: [] as readonly Post[] }));

new EventSource('/posts/live').addEventListener('post', ({ data }) => {
  const post: Post = JSON.parse(data);
  // Below, nothing that is read moves.
  useFeed.setState(({ posts }) => ({ posts: isDrifting() ? [post, ...posts] : [...posts, post] }));
});

const Feed = () => (
  <ul>
    {useFeed().posts.map(({ id, title, body, picture }) => (
      <li key={id}>
        <h2>{title}</h2>
        {picture && <img alt="" src={picture} />}
        <p>{body}</p>
      </li>
    ))}
  </ul>
);

createRoot(findRoot()).render(<Feed />);
void ask<readonly Post[]>('/posts').then((posts) => useFeed.setState({ posts }));
