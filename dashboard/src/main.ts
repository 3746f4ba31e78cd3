import { askAhead } from './ahead/ask-ahead.ts';

const asked = askAhead(location, fetch);
void import('./app/mount-dashboard.tsx').then(({ mountDashboard }) => mountDashboard(document, asked));
