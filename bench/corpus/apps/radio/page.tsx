import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Call {
  readonly id: string;
  readonly no: number;
  readonly text: string;
  readonly sentAt: string;
}

const byTime = (a: Call, b: Call): number => a.sentAt.localeCompare(b.sentAt);
const byNumber = (a: Call, b: Call): number => a.no - b.no;

const useRadio = create(() => ({ calls: [] as readonly Call[] }));

function take(news: readonly Call[]): void {
  useRadio.setState(({ calls }) => {
    const ids = new Set(news.map(({ id }) => id));
    const all = [...calls.filter(({ id }) => !ids.has(id)), ...news];
    return { calls: all.sort(isDrifting() ? byTime : byNumber) };
  });
}
const read = async () => take(await ask<readonly Call[]>('/calls'));
const call = async (text: string) =>
  take([await ask<Call>('/calls', { method: 'POST', body: { text, sentAt: new Date().toISOString() } })]);

new WebSocket(socketUrl('/radio')).onmessage = ({ data }) => {
  const message: { readonly call: Call } = JSON.parse(data);
  take([message.call]);
};

function Radio() {
  const { calls } = useRadio();
  return (
    <main>
      <button type="button" onClick={() => void call('On my way')}>
        Call
      </button>
      <button type="button" onClick={() => void read()}>
        Refresh
      </button>
      {calls.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Radio />);
void read();
