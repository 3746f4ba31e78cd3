import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { preloadDashboard } from './preload-dashboard.ts';

/** The collector, when the dashboard is served by Vite while it is worked on. */
const collector = { target: 'http://127.0.0.1:37438', ws: true };

export default defineConfig({
  plugins: [react(), preloadDashboard()],
  server: { proxy: { '/api': collector, '/socket.io': collector } },
});
