import { ChatScreen } from './screens/chat-screen.tsx';
import { LoginScreen } from './screens/login-screen.tsx';
import { WelcomeBack } from './screens/welcome-back.tsx';
import { useSession } from './stores/session-store.ts';

export function App() {
  const user = useSession((state) => state.user);
  const restoring = useSession((state) => state.restoring);
  if (user !== null) return <ChatScreen user={user} />;
  return restoring ? <WelcomeBack /> : <LoginScreen />;
}
