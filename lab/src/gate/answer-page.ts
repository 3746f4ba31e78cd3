import type { ServerResponse } from 'node:http';

export interface AnswerPageOptions {
  readonly target: string;
  readonly shownBy: string;
  readonly scriptPath: string;
}

/** Answers with the app's page, and our script before all of its own. */
export async function answerPage(
  response: ServerResponse,
  { target, shownBy, scriptPath }: AnswerPageOptions,
): Promise<void> {
  try {
    const page = await fetch(target);
    const html = await page.text();
    response.writeHead(page.status, {
      'content-type': page.headers.get('content-type') ?? 'text/html',
      'cache-control': 'no-store',
      'content-security-policy': `frame-ancestors ${shownBy}`,
      // A process of its own, as far as the browser can: what stops a page must not stop the one around it.
      'origin-agent-cluster': '?1',
    });
    response.end(html.replace(/<head[^>]*>/i, (head) => `${head}<script src="${scriptPath}?for=${shownBy}"></script>`));
  } catch {
    // The server behind the gate is gone: the run is over.
    response.destroy();
  }
}
