import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { preloadDashboard } from './preload-dashboard.ts';

/** The collector, when the dashboard is served by Vite while it is worked on. */
const collector = { target: 'http://127.0.0.1:37438', ws: true };

/** What runs before the dashboard's code is here, and what the bundler adds: apart from that code. */
const runsAhead = /\/(index\.html|src\/main\.ts|src\/ahead\/ask-ahead\.ts|src\/overview\/overview-filters\.ts)$|^\0/;

export default defineConfig({
  plugins: [react(), preloadDashboard()],
  build: {
    rolldownOptions: {
      // Of an entry it is known what it takes at once. In one file: of ten, some wait until a browser has read six others.
      input: ['index.html', 'src/app/mount-dashboard.tsx'],
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: 'dashboard', tags: ['$initial'], test: (id) => !runsAhead.test(id) }],
        },
      },
    },
  },
  server: { proxy: { '/api': collector, '/socket.io': collector } },
});
