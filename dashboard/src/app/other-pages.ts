export { IncidentPage } from '../incident/incident-page.tsx';
export { IncidentsPage } from '../incidents/incidents-page.tsx';
export { ReleasesPage } from '../releases/releases-page.tsx';
export { ReportsPage } from '../reports/reports-page.tsx';
export { SessionPage } from '../sessions/session-page.tsx';
export { SessionsPage } from '../sessions/sessions-page.tsx';
export { SettingsPage } from '../settings/settings-page.tsx';
export { StartPage } from '../start/start-page.tsx';
