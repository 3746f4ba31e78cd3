/**
 * Asks a page's fetch what a page could ask it, and answers what it said.
 * It runs inside the page, so it may use nothing from outside itself.
 */
export async function checkFetch(): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  const say = (thrown: unknown) =>
    thrown instanceof Error || thrown instanceof DOMException ? `${thrown.name}: ${thrown.message}` : String(thrown);
  const check = async (name: string, look: () => unknown) => {
    try {
      seen[name] = await look();
    } catch (thrown) {
      seen[name] = say(thrown);
    }
  };
  const shape = (owner: object, key: string) => {
    const { value, ...flags } = Object.getOwnPropertyDescriptor(owner, key) ?? {};
    return JSON.stringify([flags, typeof value]);
  };

  await check('name and length', () => [fetch.name, fetch.length]);
  await check('descriptor', () => shape(window, 'fetch'));
  await check('own keys', () => Reflect.ownKeys(fetch).map(String).sort());
  await check('prototype', () => ['prototype' in fetch, Object.getPrototypeOf(fetch) === Function.prototype]);
  await check('with new', () => Reflect.construct(fetch, ['/json']));
  await check('no arguments', () => Reflect.apply(fetch, window, []));
  await check('bad URL', () => fetch('http://[bad'));
  await check('wrong this', () => Reflect.apply(fetch, {}, ['/json']));
  await check('no this', async () => (await Reflect.apply(fetch, undefined, ['/json'])).status);
  await check('body with GET', () => fetch('/json', { method: 'GET', body: 'x' }));
  await check('bad method', () => fetch('/json', { method: 'a b' }));
  await check('native promise', async () => {
    const promise = fetch('/json');
    const same = promise.constructor === Promise && Object.getPrototypeOf(promise) === Promise.prototype;
    await promise;
    return same;
  });
  await check('getters of init, in order', async () => {
    const asked: (string | symbol)[] = [];
    const init = new Proxy({}, { get: (_target, key) => void asked.push(key), has: () => true });
    await fetch('/json', init);
    return asked;
  });
  await check('address asked once', async () => {
    let asked = 0;
    const address = { toString: () => `/json?${++asked}` };
    const response: Response = await Reflect.apply(fetch, window, [address]);
    return [asked, new URL(response.url).search];
  });

  await check('json', async () => {
    const response = await fetch('/json');
    const fresh = [
      response.bodyUsed,
      response.body?.locked,
      response.ok,
      response.status,
      response.type,
      response.redirected,
    ];
    const body = JSON.stringify(await response.json());
    return [...fresh, body, response.bodyUsed, await response.text().catch(say)];
  });
  await check('clone and stream', async () => {
    const response = await fetch('/json');
    const copy = response.clone();
    const first = await response.body?.getReader().read();
    return [new TextDecoder().decode(first?.value), await copy.text()];
  });
  await check('large', async () => (await (await fetch('/large')).text()).length);
  await check('cancelled', async () => {
    const response = await fetch('/large');
    await response.body?.cancel();
    return response.bodyUsed;
  });
  await check('binary', async () => (await (await fetch('/image')).blob()).size);
  await check('stream', async () => {
    const controller = new AbortController();
    const reader = (await fetch('/stream', { signal: controller.signal })).body?.getReader();
    const first = await reader?.read();
    controller.abort();
    return [new TextDecoder().decode(first?.value), await reader?.read().catch(say)];
  });
  await check('nothing', async () => (await fetch('/nothing')).body);
  await check('missing', async () => (await fetch('/missing')).status);
  await check('network failure', () => fetch('/broken'));
  await check('aborted before', () => fetch('/json', { signal: AbortSignal.abort() }));
  await check('aborted with a reason of its own', () => fetch('/json', { signal: AbortSignal.abort('enough') }));
  await check('aborted after', () => {
    const controller = new AbortController();
    const promise = fetch('/never', { signal: controller.signal });
    controller.abort();
    return promise;
  });
  await check('request object', async () => {
    const request = new Request('/json', { method: 'POST', body: 'x' });
    const before = request.bodyUsed;
    await fetch(request);
    return [before, request.bodyUsed];
  });
  await check('order of handlers', async () => {
    const order: string[] = [];
    const promise = fetch('/json');
    await Promise.all([
      promise.then(() => order.push('first')).then(() => order.push('after the first')),
      promise.then(() => order.push('second')),
    ]);
    return order;
  });
  return seen;
}
