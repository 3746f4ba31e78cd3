import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting, socketUrl } from '../page-kit.ts';

interface Mail {
  readonly id: string;
  readonly subject: string;
}

const RETRY_MS = 1_200;
const AGAIN_MS = 400;
const useMails = create(() => ({ isHere: false, mails: [] as readonly Mail[] }));

/** Reads, and answers whether that was all. */
async function read(): Promise<boolean> {
  const { mails, total } = await ask<{ mails: readonly Mail[]; total: number }>('/mails');
  useMails.setState({ mails });
  return mails.length === total;
}

async function catchUp(): Promise<void> {
  const before = useMails.getState().mails.length;
  const isAll = await read();
  const isMore = useMails.getState().mails.length > before;
  if (!isAll && (isMore || isDrifting())) setTimeout(() => void catchUp(), AGAIN_MS);
}

function open(isBack: boolean): void {
  const socket = new WebSocket(socketUrl('/mails/live'));
  socket.onopen = () => {
    useMails.setState({ isHere: true });
    if (isBack) void catchUp();
  };
  socket.onmessage = ({ data }) => {
    const { type, mail }: { type: string; mail: Mail } = JSON.parse(data);
    if (type !== 'mail') return;
    useMails.setState(({ mails }) => ({ mails: mails.map((one) => (one.id === mail.id ? mail : one)) }));
  };
  socket.onclose = () => {
    useMails.setState({ isHere: false });
    setTimeout(() => open(true), RETRY_MS);
  };
}

function Mailbox() {
  const { isHere, mails } = useMails();
  return (
    <main>
      <p>{isHere ? 'Here' : 'Away'}</p>
      {mails.map(({ id, subject }) => (
        <p key={id}>{subject}</p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Mailbox />);
void read().then(() => open(false));
