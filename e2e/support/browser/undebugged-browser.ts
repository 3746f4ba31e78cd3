import { spawnBrowser } from './browser-process.ts';

/** A page of a browser to which no debugger is attached, but for the moment in which something is asked. */
export interface UndebuggedPage {
  /** What the expression, or its promise, comes to, as far as JSON has words for it. */
  evaluate(expression: string): Promise<unknown>;
}

export interface UndebuggedBrowser {
  /** Opens a page in front of the others. */
  open(url: string): Promise<UndebuggedPage>;
  close(): Promise<void>;
}

/** Starts a browser for what one does not live through with a debugger attached to all of its pages: to discard a tab ends Chromium 150 then. */
export async function startUndebuggedBrowser(args: readonly string[]): Promise<UndebuggedBrowser> {
  const { debuggerUrl, end } = await spawnBrowser(args);
  return {
    open: async (url) => {
      const answer = await fetch(`${debuggerUrl}/json/new?${encodeURIComponent(url)}`, { method: 'PUT' });
      const { webSocketDebuggerUrl } = await answer.json();
      return { evaluate: (expression) => evaluateAt(webSocketDebuggerUrl, expression) };
    },
    close: () => end(),
  };
}

async function evaluateAt(url: string, expression: string): Promise<unknown> {
  const socket = new WebSocket(url);
  const answer = new Promise<string>((resolve, reject) => {
    socket.addEventListener('message', ({ data }) => resolve(String(data)));
    socket.addEventListener('error', () => reject(new Error(`${url} cannot be asked for ${expression}`)));
    socket.addEventListener('open', () => {
      const params = { expression, awaitPromise: true, returnByValue: true };
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }));
    });
  });
  try {
    const { result } = JSON.parse(await answer);
    return result?.result?.value;
  } finally {
    socket.close();
  }
}
