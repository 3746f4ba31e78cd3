import { useEffect, useReducer, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import useSWR, { mutate } from 'swr';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Tariff {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly price: number;
  readonly note: string;
  readonly version: number;
}
interface Notice {
  readonly id: string;
  readonly text: string;
}
interface Inbox {
  readonly notices: readonly Notice[];
  readonly noticeCount: number;
}
interface State {
  readonly zone: string;
  readonly tariffs: readonly Tariff[];
}
type Action =
  | { readonly type: 'asked'; readonly zone: string }
  | { readonly type: 'answered'; readonly tariffs: readonly Tariff[] }
  | { readonly type: 'saved'; readonly tariff: Tariff };

function reduce(state: State, action: Action): State {
  if (action.type === 'asked') return { ...state, zone: action.zone };
  if (action.type === 'answered') return { ...state, tariffs: action.tariffs };
  return { ...state, tariffs: state.tariffs.map((one) => (one.id === action.tariff.id ? action.tariff : one)) };
}

function Notices() {
  const { data } = useSWR<Inbox>('/api/notices', ask);
  const dismiss = async (id: string) => {
    await ask(`/api/notices/${id}`, { method: 'DELETE' });
    void mutate<Inbox>(
      '/api/notices',
      (old) => {
        if (!old) return old;
        const notices = old.notices.filter((one) => one.id !== id);
        return { notices, noticeCount: isDrifting() ? old.noticeCount : notices.length };
      },
      { revalidate: false },
    );
  };
  return (
    <aside>
      <h2>{`${data?.noticeCount ?? 0} notices`}</h2>
      {data?.notices.map(({ id, text }) => (
        <p key={id}>
          {text}
          <button type="button" onClick={() => void dismiss(id)}>{`Dismiss ${text}`}</button>
        </p>
      ))}
    </aside>
  );
}

function Tariffs() {
  const [{ zone, tariffs }, dispatch] = useReducer(reduce, { zone: 'all', tariffs: [] });
  const asked = useRef<AbortController>(null);
  const choose = async (to: string) => {
    if (!isDrifting()) asked.current?.abort();
    asked.current = new AbortController();
    dispatch({ type: 'asked', zone: to });
    try {
      const answer = await ask<Tariff[]>(`/api/tariffs?zone=${to}`, { signal: asked.current.signal });
      dispatch({ type: 'answered', tariffs: answer });
    } catch {
      // A newer question was asked.
    }
  };
  const save = async (tariff: Tariff, change: Partial<Tariff>) => {
    const saved = isDrifting()
      ? await ask<Tariff>(`/api/tariffs/${tariff.id}`, { method: 'PUT', body: { ...tariff, ...change } })
      : await ask<Tariff>(`/api/tariffs/${tariff.id}`, { method: 'PATCH', body: change });
    dispatch({ type: 'saved', tariff: saved });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: Once.
  useEffect(() => void choose('all'), []);
  return (
    <main>
      <Notices />
      <h1>{`Zone ${zone}`}</h1>
      {['all', 'inner', 'outer'].map((one) => (
        <button key={one} type="button" onClick={() => void choose(one)}>{`Zone ${one}`}</button>
      ))}
      {tariffs.map((tariff) => (
        <p key={tariff.id}>
          {`${tariff.name}: ${tariff.price}, ${tariff.note}`}
          <button type="button" onClick={() => void save(tariff, { price: 5 })}>{`Raise ${tariff.name}`}</button>
          <button type="button" onClick={() => void save(tariff, { note: 'seasonal' })}>{`Note ${tariff.name}`}</button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Tariffs />);
