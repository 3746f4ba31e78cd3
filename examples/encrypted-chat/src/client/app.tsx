import { LoginScreen, WelcomeBack } from '@driftscope/example-client';
import { ChatScreen } from './screens/chat-screen.tsx';
import { useSession } from './stores/session-store.ts';
import { useSync } from './sync/sync-context.ts';

const accounts = ['Alice', 'Bob', 'Carol'];

export function App() {
  const sync = useSync();
  const user = useSession((state) => state.user);
  const restoring = useSession((state) => state.restoring);
  if (user !== null) return <ChatScreen user={user} />;
  if (restoring) return <WelcomeBack name={undefined} />;
  return (
    <LoginScreen
      title="Sotto"
      lead="What you say here only two people can read. Your password unlocks your keys."
      accounts={accounts}
      logIn={(name, password) => sync.logIn(name, password)}
    />
  );
}
