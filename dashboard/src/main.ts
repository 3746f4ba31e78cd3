import { mountDashboard } from './app/mount-dashboard.tsx';

void mountDashboard(document);
