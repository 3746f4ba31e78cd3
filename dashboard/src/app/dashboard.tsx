import { DriftscopeProvider, EmptyState } from '@driftscope/ui';
import { Link, Route, Switch } from 'wouter';
import { SignInGate } from '../access/sign-in-gate.tsx';
import { FileDesk } from '../files/file-desk.tsx';
import { OverviewPage } from '../overview/overview-page.tsx';
import classes from './dashboard.module.css';
import { KeysHelp } from './keys-help.tsx';
import { Late } from './late.tsx';
import { kinds, lab, otherPages } from './late-parts.ts';
import { TopBar } from './top-bar.tsx';

/** All pages, by their addresses. */
export function Dashboard() {
  return (
    <DriftscopeProvider>
      <SignInGate>
        <div className={classes.root}>
          <TopBar />
          <KeysHelp />
          <FileDesk>
            <main className={classes.main}>
              <Switch>
                <Route path="/">
                  <Late part={otherPages}>{({ IncidentsPage }) => <IncidentsPage />}</Late>
                </Route>
                <Route path="/incidents/:id">
                  {({ id }) => <Late part={otherPages}>{({ IncidentPage }) => <IncidentPage key={id} id={id} />}</Late>}
                </Route>
                <Route path="/sessions">
                  <Late part={otherPages}>{({ SessionsPage }) => <SessionsPage />}</Late>
                </Route>
                <Route path="/sessions/:id">
                  {({ id }) => <Late part={otherPages}>{({ SessionPage }) => <SessionPage key={id} id={id} />}</Late>}
                </Route>
                <Route path="/overview">
                  <OverviewPage />
                </Route>
                <Route path="/reports">
                  <Late part={otherPages}>{({ ReportsPage }) => <ReportsPage />}</Late>
                </Route>
                <Route path="/reports/releases">
                  <Late part={otherPages}>{({ ReleasesPage }) => <ReleasesPage />}</Late>
                </Route>
                <Route path="/start">
                  <Late part={otherPages}>{({ StartPage }) => <StartPage />}</Late>
                </Route>
                <Route path="/settings">
                  <Late part={otherPages}>{({ SettingsPage }) => <SettingsPage />}</Late>
                </Route>
                <Route path="/lab">
                  <Late part={lab}>{({ LabPage }) => <LabPage />}</Late>
                </Route>
                <Route path="/kinds">
                  <Late part={kinds}>{({ KindsPage }) => <KindsPage />}</Late>
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
          </FileDesk>
        </div>
      </SignInGate>
    </DriftscopeProvider>
  );
}
