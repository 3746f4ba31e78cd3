import { mountDashboard } from './app/mount-dashboard.tsx';

mountDashboard(document);
