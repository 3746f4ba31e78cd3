import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Deploy {
  readonly id: number;
  readonly branch: string;
  readonly stage: string;
}

const PAUSE_MS = 1_000;
const useDeploys = create(() => ({ deploys: [] as readonly Deploy[] }));

async function open(): Promise<void> {
  const socket = new WebSocket(socketUrl('/deploys/stream'));
  socket.onmessage = ({ data: text }) => {
    const { data }: { data: Deploy } = JSON.parse(text);
    useDeploys.setState(({ deploys }) => ({ deploys: deploys.map((one) => (one.id === data.id ? data : one)) }));
  };
  socket.onclose = () => {
    if (!isDrifting()) setTimeout(() => void open(), PAUSE_MS);
  };
  useDeploys.setState({ deploys: await ask<readonly Deploy[]>('/deploys') });
}

const Deploys = () => useDeploys().deploys.map(({ id, branch, stage }) => <p key={id}>{`${branch}: ${stage}`}</p>);

createRoot(findRoot()).render(<Deploys />);
void open();
