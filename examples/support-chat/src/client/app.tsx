import { type Account, LoginScreen, useAccount, WelcomeBack } from '@driftscope/example-client';
import { CustomerScreen } from './screens/customer-screen.tsx';
import { DeskScreen } from './screens/desk-screen.tsx';
import { useSync } from './sync/sync-context.ts';

const accounts = ['Alice', 'Bob', 'Carol', 'Sam'];

export function App() {
  const { Provider } = useSync();
  const account = useAccount('driftscope-support');
  return (
    <Provider account={account}>
      <Screen {...account} />
    </Provider>
  );
}

function Screen({ session, restoring, logIn, logOut }: Account) {
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
  const Side = session.user.role === 'support' ? DeskScreen : CustomerScreen;
  return <Side key={session.user.id} session={session} onLogOut={logOut} />;
}
