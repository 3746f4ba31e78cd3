import { createRoot } from 'react-dom/client';
import { io } from 'socket.io-client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';
import type { Release } from './release.ts';

const useReleases = create(() => ({ isHere: false, releases: [] as readonly Release[] }));
const base = isDrifting() ? '/api/v1/releases' : '/api/v2/releases';

/** Of two views of a release, the newer one stays. */
const take = (news: readonly Release[]) =>
  useReleases.setState(({ releases }) => {
    const newest = (one: Release) => news.find(({ id, version }) => id === one.id && version > one.version) ?? one;
    return { releases: releases.length === 0 ? news : releases.map(newest) };
  });
const read = async () => take(await ask<readonly Release[]>(base));
const publish = async (id: string) => take([await ask<Release>(`${base}/${id}`, { method: 'PATCH', body: {} })]);

const socket = io();
socket.on('connect', () => useReleases.setState({ isHere: true }));
socket.on('releases:changed', () => void read());

function Releases() {
  const { isHere, releases } = useReleases();
  return (
    <main>
      <p>{isHere ? 'Connected' : 'Connecting'}</p>
      {releases.map(({ id, name, stage }) => (
        <section key={id}>
          <p>{`${name}: ${stage}`}</p>
          <button type="button" onClick={() => void publish(id)}>
            {`Publish ${name}`}
          </button>
        </section>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Releases />);
void read();
