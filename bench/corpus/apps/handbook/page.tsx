import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Chapter {
  readonly id: string;
  readonly title: string;
}

/** How long a tab waits at most before it reads again. */
const SPREAD_MS = 3_000;
const useBook = create(() => ({ isHere: false, chapters: [] as readonly Chapter[] }));
const read = async () => useBook.setState({ chapters: await ask<readonly Chapter[]>('/chapters') });

const socket = io({ reconnectionDelay: 300, reconnectionDelayMax: 600 });
socket.on('connect', () => useBook.setState({ isHere: true }));
socket.on('disconnect', () => useBook.setState({ isHere: false }));
socket.on('chapter:changed', (chapter: Chapter) =>
  useBook.setState(({ chapters }) => ({ chapters: chapters.map((one) => (one.id === chapter.id ? chapter : one)) })),
);
if (!isDrifting()) socket.io.on('reconnect', () => void setTimeout(() => void read(), Math.random() * SPREAD_MS));

/** A part of the page, which sees by itself that it is up to date. */
function useChapters(): readonly Chapter[] {
  useEffect(() => {
    if (!isDrifting()) return;
    const readAgain = () => void read();
    socket.io.on('reconnect', readAgain);
    return () => void socket.io.off('reconnect', readAgain);
  }, []);
  return useBook().chapters;
}

function Part({ of }: { readonly of: string }) {
  const chapters = useChapters();
  return <p>{`${of}: ${chapters.map(({ title }) => title).join(', ')}`}</p>;
}

function Book() {
  const { isHere } = useBook();
  const parts = ['Contents', 'Recent', 'Favourites', 'Search', 'Print'];
  return (
    <main>
      <p>{isHere ? 'Here' : 'Away'}</p>
      {parts.map((part) => (
        <Part key={part} of={part} />
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Book />);
void read();
