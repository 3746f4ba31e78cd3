import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The collector, when the dashboard is served by Vite while it is worked on. */
const collector = { target: 'http://127.0.0.1:37438', ws: true };

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': collector, '/socket.io': collector } },
});
