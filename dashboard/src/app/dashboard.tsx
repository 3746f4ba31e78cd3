import { DriftscopeProvider, EmptyState } from '@driftscope/ui';
import { lazy, Suspense } from 'react';
import { Link, Route, Switch } from 'wouter';
import { SignInGate } from '../access/sign-in-gate.tsx';
import { IncidentPage } from '../incident/incident-page.tsx';
import { IncidentsPage } from '../incidents/incidents-page.tsx';
import { OverviewPage } from '../overview/overview-page.tsx';
import { ReportsPage } from '../reports/reports-page.tsx';
import { SessionPage } from '../sessions/session-page.tsx';
import { SessionsPage } from '../sessions/sessions-page.tsx';
import { SettingsPage } from '../settings/settings-page.tsx';
import { StartPage } from '../start/start-page.tsx';
import classes from './dashboard.module.css';
import { KeysHelp } from './keys-help.tsx';
import { TopBar } from './top-bar.tsx';

/** Comes with the whole detector, which no other page needs. */
const KindsPage = lazy(async () => ({ default: (await import('../kinds/kinds-page.tsx')).KindsPage }));

const LabPage = lazy(async () => ({ default: (await import('../lab/lab-page.tsx')).LabPage }));

/** All pages, by their addresses. */
export function Dashboard() {
  return (
    <DriftscopeProvider>
      <SignInGate>
        <div className={classes.root}>
          <TopBar />
          <KeysHelp />
          <main className={classes.main}>
            <Switch>
              <Route path="/">
                <IncidentsPage />
              </Route>
              <Route path="/incidents/:id">{({ id }) => <IncidentPage key={id} id={id} />}</Route>
              <Route path="/sessions">
                <SessionsPage />
              </Route>
              <Route path="/sessions/:id">{({ id }) => <SessionPage key={id} id={id} />}</Route>
              <Route path="/overview">
                <OverviewPage />
              </Route>
              <Route path="/reports">
                <ReportsPage />
              </Route>
              <Route path="/start">
                <StartPage />
              </Route>
              <Route path="/settings">
                <SettingsPage />
              </Route>
              <Route path="/lab">
                <Suspense>
                  <LabPage />
                </Suspense>
              </Route>
              <Route path="/kinds">
                <Suspense>
                  <KindsPage />
                </Suspense>
              </Route>
              <Route>
                <EmptyState
                  title="There is no such page"
                  hint="The address may be of another version of Driftscope."
                  action={<Link href="/">All incidents</Link>}
                />
              </Route>
            </Switch>
          </main>
        </div>
      </SignInGate>
    </DriftscopeProvider>
  );
}
