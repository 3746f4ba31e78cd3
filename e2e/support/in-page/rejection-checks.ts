/**
 * Lets a page's requests fail, handled and not, and puts what the page is told of it into `window.rejections`.
 * It runs inside the page, so it may use nothing from outside itself.
 */
export async function provokeRejections(): Promise<void> {
  const told: unknown[] = [];
  Object.assign(window, { rejections: told });
  const names = new Map<unknown, string>();
  const named = <T>(name: string, promise: Promise<T>) => {
    names.set(promise, name);
    return promise;
  };
  const reason = { why: 'mine' };
  const tell = (type: string) => (event: PromiseRejectionEvent) => {
    event.preventDefault();
    const error: unknown = event.reason;
    const what = error instanceof Error ? `${error.name}: ${error.message}` : error === reason && 'the same object';
    told.push([type, names.get(event.promise), what]);
  };
  window.addEventListener('unhandledrejection', tell('unhandled'));
  window.addEventListener('rejectionhandled', tell('handled later'));
  const aborted = { signal: AbortSignal.abort(reason) };

  // Handled, each in its own way.
  await fetch('/broken').catch(() => undefined);
  await fetch('/json', aborted).then(undefined, () => undefined);
  await Promise.allSettled([fetch('/broken'), fetch('/json', aborted)]);
  try {
    await (await fetch('/')).json();
  } catch {
    // The page itself is no JSON.
  }

  // Not handled. One after the other, so that the order is known.
  const next = (count: number) =>
    new Promise<void>((resolve) => {
      const look = () => (told.length >= count ? resolve() : setTimeout(look, 5));
      look();
    });
  const bare = named('bare', fetch('/broken'));
  await next(1);
  named('aborted', fetch('/json', aborted));
  await next(2);
  named(
    'chained',
    fetch('/broken').then(() => undefined),
  );
  await next(3);
  // Not a body that is no JSON: whether Chromium tells of that one is a matter of timing.
  const used = await fetch('/');
  await used.text();
  named('used', used.json());
  await next(4);
  bare.catch(() => undefined);
  await next(5);
  // Whatever else was to be told, would be told before this.
  named('last', Promise.reject(reason));
  await next(6);
}
