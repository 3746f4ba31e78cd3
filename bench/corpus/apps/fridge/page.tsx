import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

const POLL_MS = 11_000;

interface Entry {
  readonly _id: string;
  readonly title: string;
  readonly qty: number;
  readonly rev: number;
}
interface Changes {
  readonly upserts: readonly Entry[];
  readonly gone: readonly string[];
  readonly cursor: number;
}
interface Fridge {
  readonly entries: readonly Entry[];
  readonly cursor: number;
  pull(): Promise<void>;
  add(title: string): Promise<void>;
  bin(id: string): Promise<void>;
}

const useFridge = create<Fridge>()((set, get) => ({
  entries: [],
  cursor: 0,
  async pull() {
    const { upserts, gone, cursor } = await ask<Changes>(`/door/changes?since=${get().cursor}`);
    set(({ entries }) => {
      const byId = new Map(entries.map((entry) => [entry._id, entry]));
      for (const entry of upserts) byId.set(entry._id, entry);
      if (!isDrifting()) for (const id of gone) byId.delete(id);
      return { entries: [...byId.values()], cursor };
    });
  },
  async add(title) {
    const own = { _id: `tmp-${crypto.randomUUID().slice(0, 8)}`, title, qty: 1, rev: 0 };
    set(({ entries }) => ({ entries: [...entries, own] }));
    const made = await ask<Entry>('/door/entries', { method: 'POST', body: { title, qty: 1 } });
    if (isDrifting()) return;
    set(({ entries }) => ({ entries: entries.map((entry) => (entry === own ? made : entry)) }));
  },
  async bin(id) {
    await ask(`/door/entries/${id}`, { method: 'DELETE' });
    set(({ entries }) => ({ entries: entries.filter((entry) => entry._id !== id) }));
  },
}));

function Door() {
  const { entries, pull, add, bin } = useFridge();
  const [text, setText] = useState('');
  useEffect(() => {
    void pull();
    const timer = setInterval(() => void pull(), POLL_MS);
    return () => clearInterval(timer);
  }, [pull]);
  return (
    <main>
      <label>
        New entry
        <input value={text} onChange={({ target }) => setText(target.value)} />
      </label>
      <button type="button" onClick={() => void add(text)}>
        Add
      </button>
      {entries.map(({ _id, title, qty }) => (
        <p key={_id}>
          {`${title} ×${qty}`}
          <button type="button" onClick={() => void bin(_id)}>{`Bin ${title}`}</button>
        </p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Door />);
