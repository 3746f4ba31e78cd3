import { type Account, LoginScreen, useAccount, WelcomeBack } from '@driftscope/example-client';
import { closeRoom } from './open-room.ts';
import { InboxScreen } from './screens/inbox-screen.tsx';
import { useSync } from './sync/sync-context.ts';

const accounts = ['Alice', 'Bob', 'Carol'];

export function App() {
  const known = useAccount('driftscope-inbox');
  const leave = () => {
    closeRoom();
    known.logOut();
  };
  const account = { ...known, logOut: leave };
  const { Keeper } = useSync();
  return (
    <Keeper account={account}>
      <Screens account={account} />
    </Keeper>
  );
}

function Screens({ account: { session, restoring, logIn, logOut } }: { readonly account: Account }) {
  if (restoring !== undefined) return <WelcomeBack name={restoring} />;
  if (session === undefined) {
    return (
      <LoginScreen
        title="Pedalwerk Inbox"
        lead="What customers write, from every channel, answered by all of us."
        accounts={accounts}
        logIn={logIn}
      />
    );
  }
  return <InboxScreen key={session.user.id} session={session} onLogOut={logOut} />;
}
