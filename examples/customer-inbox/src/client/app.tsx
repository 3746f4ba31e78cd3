import { LoginScreen, useAccount, WelcomeBack } from '@driftscope/example-client';
import { closeRoom } from './open-room.ts';
import { InboxScreen } from './screens/inbox-screen.tsx';

const accounts = ['Alice', 'Bob', 'Carol'];

export function App() {
  const { session, restoring, logIn, logOut } = useAccount('driftscope-inbox');
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
  const leave = () => {
    closeRoom();
    logOut();
  };
  return <InboxScreen key={session.user.id} session={session} onLogOut={leave} />;
}
