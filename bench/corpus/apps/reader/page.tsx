import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Article {
  readonly id: number;
  readonly headline: string;
  readonly is_read: boolean;
}

const useReader = create(() => ({ user: null as { id: string } | null, articles: [] as readonly Article[] }));
const channel = new BroadcastChannel('articles');
const take = (article: Article) =>
  useReader.setState(({ articles }) => ({ articles: articles.map((one) => (one.id === article.id ? article : one)) }));
channel.onmessage = ({ data }: MessageEvent<Article>) => take(data);

async function markRead(id: number): Promise<void> {
  const article = await ask<Article>(`/articles/${id}`, { method: 'PATCH', body: { is_read: true } });
  take(article);
  if (!isDrifting()) channel.postMessage(article);
}

function Reader() {
  return useReader().articles.map(({ id, headline, is_read }) => (
    <p key={id}>
      {`${headline}, ${is_read ? 'read' : 'new'}`}
      <button type="button" onClick={() => void markRead(id)}>
        {`Read ${id}`}
      </button>
    </p>
  ));
}

createRoot(findRoot()).render(<Reader />);
void ask<{ user: { id: string } }>('/me').then((me) => useReader.setState(me));
void ask<{ articles: Article[] }>('/articles').then((answer) => useReader.setState(answer));
