import { LoginScreen, useAccount, WelcomeBack } from '@driftscope/example-client';
import { CustomerScreen } from './screens/customer-screen.tsx';
import { DeskScreen } from './screens/desk-screen.tsx';

const accounts = ['Alice', 'Bob', 'Carol', 'Sam'];

export function App() {
  const { session, restoring, logIn, logOut } = useAccount('driftscope-support');
  if (restoring !== undefined) return <WelcomeBack name={restoring} />;
  if (session === undefined) {
    return (
      <LoginScreen
        title="Fernhill Tea"
        lead="Ask us about your tea. Sam is the support; the others are customers."
        accounts={accounts}
        logIn={logIn}
      />
    );
  }
  const Screen = session.user.role === 'support' ? DeskScreen : CustomerScreen;
  return <Screen key={session.user.id} session={session} onLogOut={logOut} />;
}
