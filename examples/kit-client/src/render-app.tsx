import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme.css';

/** Draws an example into its page. */
export function renderApp(root: HTMLElement | null, app: ReactNode): void {
  if (root === null) throw new Error('The page has no element to draw the app into.');
  createRoot(root).render(<StrictMode>{app}</StrictMode>);
}
