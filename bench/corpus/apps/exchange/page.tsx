import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, socketUrl } from '../page-kit.ts';

interface WireQuote {
  readonly id: string;
  readonly price: number;
  readonly volume: number;
  readonly change: number;
  readonly at: string;
}
interface Quote {
  readonly id: string;
  readonly price: number;
  readonly volume: string;
  readonly change: string;
  readonly at: string;
}
interface News {
  readonly id: number;
  readonly headline: string;
  readonly age: string;
}

const SHOWN_EVERY_MS = 1_500;
const LONGEST_HEADLINE = 16;
const MOST_NEWS = 3;
const percent = new Intl.NumberFormat('de', { style: 'percent', maximumFractionDigits: 1 });
const short = new Intl.NumberFormat('en', { notation: 'compact' });
const toQuote = ({ id, price, volume, change, at }: WireQuote): Quote => ({
  id,
  price: Math.round(price * 10) / 10,
  volume: short.format(volume),
  change: percent.format(change),
  at: new Date(at).toLocaleTimeString('de'),
});
const cap = (count: number) => (count > 99 ? '99+' : String(count));

const useExchange = create(() => ({
  quotes: [] as readonly Quote[],
  sorted: [] as readonly Quote[],
  shown: [] as readonly string[],
  sum: 0,
  unread: '0',
  news: [] as readonly News[],
  sortBy: 'id' as 'id' | 'price',
  onlyWinners: false,
}));
function derive(quotes: readonly Quote[], changes: { sortBy?: 'id' | 'price'; onlyWinners?: boolean } = {}): void {
  useExchange.setState((before) => {
    const { sortBy, onlyWinners } = { ...before, ...changes };
    const sorted = quotes.toSorted((a, b) => (a[sortBy] < b[sortBy] ? -1 : 1));
    const shown = sorted.filter(({ change }) => !onlyWinners || !change.startsWith('0')).map(({ id }) => id);
    const sum = Math.round(quotes.reduce((all, { price }) => all + price, 0));
    return { ...changes, quotes, sorted, shown, sum };
  });
}

const waiting = new Map<string, WireQuote>();
const flush = () => {
  if (waiting.size === 0) return;
  derive(useExchange.getState().quotes.map((one) => toQuoteOf(one)));
  waiting.clear();
};
const toQuoteOf = (quote: Quote): Quote => {
  const news = waiting.get(quote.id);
  return news === undefined ? quote : toQuote(news);
};
setInterval(flush, SHOWN_EVERY_MS);

new WebSocket(socketUrl('/quotes/live')).onmessage = ({ data: text }) => {
  const { channel, data, unread } = JSON.parse(text);
  if (channel === 'quote') waiting.set(data.id, data);
  else
    useExchange.setState(({ news }) => ({
      unread: cap(unread),
      news: [{ id: data.id, headline: `${data.headline.slice(0, LONGEST_HEADLINE)}…`, age: 'just now' }, ...news].slice(
        0,
        MOST_NEWS,
      ),
    }));
};

function Exchange() {
  const { quotes, sorted, shown, sum, unread, news } = useExchange();
  return (
    <main>
      <p>{`${unread} unread, ${sum} in all`}</p>
      <button type="button" onClick={() => derive(quotes, { sortBy: 'price' })}>
        Sort by price
      </button>
      <button type="button" onClick={() => derive(quotes, { onlyWinners: true })}>
        Only winners
      </button>
      {sorted
        .filter(({ id }) => shown.includes(id))
        .map(({ id, price, volume, change, at }) => (
          <p key={id}>{`${id} ${price} ${volume} ${change} ${at}`}</p>
        ))}
      {news.map(({ id, headline, age }) => (
        <p key={id}>{`${headline}, ${age}`}</p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Exchange />);
void ask<{ data: readonly WireQuote[]; unreadNews: number }>('/quotes').then(({ data, unreadNews }) => {
  useExchange.setState({ unread: cap(unreadNews) });
  derive(data.map(toQuote));
});
