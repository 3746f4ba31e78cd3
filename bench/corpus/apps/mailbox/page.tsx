import { createRoot } from 'react-dom/client';
import { create } from 'zustand';
import { ask, findRoot, isDrifting } from '../page-kit.ts';

interface Mail {
  readonly id: number;
  readonly subject: string;
  readonly seen: boolean;
}
interface News {
  readonly mail: Mail;
  readonly unread_count: number;
}

const useMailbox = create(() => ({ mails: [] as readonly Mail[], unreadCount: 0 }));

const stream = new EventSource('/api/changes');
stream.addEventListener('mail', ({ data }) => {
  const { mail, unread_count: unreadCount }: News = JSON.parse(data);
  useMailbox.setState(({ mails }) => ({ mails: [...mails, mail], unreadCount }));
});
stream.addEventListener('seen', ({ data }) => {
  const { mail, unread_count }: News = JSON.parse(data);
  useMailbox.setState(({ mails, unreadCount }) => ({
    mails: mails.map((one) => (one.id === mail.id ? mail : one)),
    unreadCount: isDrifting() ? unreadCount : unread_count,
  }));
});

function Mailbox() {
  const { mails, unreadCount } = useMailbox();
  return (
    <main>
      <p>{`Unread: ${unreadCount}`}</p>
      {mails.map(({ id, subject, seen }) => (
        <p key={id}>{`${subject}, ${seen ? 'read' : 'new'}`}</p>
      ))}
    </main>
  );
}

createRoot(findRoot()).render(<Mailbox />);
void ask<{ mails: Mail[]; unread_count: number }>('/api/mailbox').then(({ mails, unread_count: unreadCount }) =>
  useMailbox.setState({ mails, unreadCount }),
);
