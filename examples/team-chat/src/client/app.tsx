import { LoginScreen, WelcomeBack } from '@driftscope/example-client';
import { ChatScreen } from './screens/chat-screen.tsx';
import { useSession } from './stores/session-store.ts';
import { keptSession } from './sync/kept-session.ts';
import { useSync } from './sync/sync-context.ts';

const accounts = ['Alice', 'Bob', 'Carol'];

export function App() {
  const sync = useSync();
  const user = useSession((state) => state.user);
  const restoring = useSession((state) => state.restoring);
  if (user !== null) return <ChatScreen user={user} />;
  if (restoring) return <WelcomeBack name={keptSession(localStorage).user()?.name} />;
  return (
    <LoginScreen
      title="Team Chat"
      lead="Talk to the people you work with."
      accounts={accounts}
      logIn={(name, password) => sync.logIn(name, password)}
    />
  );
}
