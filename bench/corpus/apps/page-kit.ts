/** Whether this page is to have its app's defect. */
export const isDrifting = (): boolean => new URLSearchParams(location.search).get('variant') === 'drifting';

export const socketUrl = (path: string): string => `${location.origin.replace('http', 'ws')}${path}`;

/** Where the app is drawn. */
export function findRoot(): HTMLElement {
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no root.');
  return root;
}

/** Asks the server, and gives what it says. What a small app's own server says needs no proof. */
export async function ask<Answer>(path: string, { method = 'GET', body, ...options }: Question = {}): Promise<Answer> {
  const response = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json', ...options.headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(options.signal && { signal: options.signal }),
  });
  if (!response.ok) throw new Error(`${method} ${path} answers ${response.status}.`);
  return response.json();
}

interface Question {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}
