/**
 * Asks a page's XMLHttpRequest what a page could ask it, and answers what it said.
 * It runs inside the page, so it may use nothing from outside itself.
 */
export async function checkXhr(): Promise<Record<string, unknown>> {
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
  const types = ['readystatechange', 'loadstart', 'progress', 'load', 'error', 'abort', 'timeout', 'loadend'];
  /** Runs a request to its end, and answers its events in order. */
  const run = (prepare: (xhr: XMLHttpRequest) => void, made = new XMLHttpRequest()) =>
    new Promise<string[]>((resolve) => {
      const events: string[] = [];
      for (const type of types)
        made.addEventListener(type, () => events.push(`${type} ${made.readyState} ${made.status}`));
      made.addEventListener('loadend', () => setTimeout(() => resolve(events)));
      prepare(made);
    });
  const get = (path: string, prepare?: (xhr: XMLHttpRequest) => void) => (xhr: XMLHttpRequest) => {
    xhr.open('GET', path);
    prepare?.(xhr);
    xhr.send();
  };

  const { prototype } = XMLHttpRequest;
  await check('name and length', () => [XMLHttpRequest.name, XMLHttpRequest.length]);
  await check('statics', () => [
    XMLHttpRequest.UNSENT,
    XMLHttpRequest.DONE,
    Reflect.ownKeys(XMLHttpRequest).map(String),
  ]);
  await check('descriptor', () => JSON.stringify(Object.getOwnPropertyDescriptor(window, 'XMLHttpRequest')));
  for (const key of ['open', 'send', 'setRequestHeader', 'abort']) {
    await check(`${key}: descriptor`, () => {
      const { value, ...flags } = Object.getOwnPropertyDescriptor(prototype, key) ?? {};
      return [flags, value.name, value.length, 'prototype' in value];
    });
    await check(`${key}: wrong this`, () => Reflect.apply(Reflect.get(prototype, key), {}, ['GET', '/']));
  }
  await check('without new', () => Reflect.apply(XMLHttpRequest, undefined, []));
  await check('instance', () => {
    const xhr = new XMLHttpRequest();
    return [xhr instanceof XMLHttpRequest, xhr.constructor === XMLHttpRequest, Reflect.ownKeys(xhr), String(xhr)];
  });
  await check('subclass', async () => {
    class Own extends XMLHttpRequest {
      readonly mine = 1;
      override send() {
        super.send();
      }
    }
    const own = new Own();
    const events = await run(get('/json'), own);
    return [own instanceof Own, own.constructor === Own, own.mine, own.responseText, events.at(-1)];
  });
  await check('send before open', () => new XMLHttpRequest().send());
  await check('header before open', () => new XMLHttpRequest().setRequestHeader('a', 'b'));
  await check('bad method', () => new XMLHttpRequest().open('a b', '/'));
  await check('bad URL', () => new XMLHttpRequest().open('GET', 'http://[bad'));
  await check('few arguments', () => Reflect.apply(prototype.open, new XMLHttpRequest(), ['GET']));
  await check('sent twice', () => {
    const xhr = new XMLHttpRequest();
    xhr.open('GET', '/never');
    xhr.send();
    try {
      xhr.send();
    } finally {
      xhr.abort();
    }
  });

  await check('text', () => run(get('/json')));
  await check('missing', () => run(get('/missing')));
  await check('nothing', () => run(get('/nothing')));
  await check('network failure', () => run(get('/broken')));
  await check('timeout', () => run(get('/never', (xhr) => Object.assign(xhr, { timeout: 20 }))));
  await check('aborted', () => run((xhr) => get('/never', () => setTimeout(() => xhr.abort(), 5))(xhr)));
  for (const responseType of ['', 'text', 'json', 'blob', 'arraybuffer', 'document'] as const) {
    await check(`as ${responseType}`, async () => {
      const xhr = new XMLHttpRequest();
      await run(
        get('/json', () => Object.assign(xhr, { responseType })),
        xhr,
      );
      const { response } = xhr;
      return [typeof response, JSON.stringify(response), response === xhr.response];
    });
  }
  await check('JSON that is none', async () => {
    const xhr = new XMLHttpRequest();
    await run(
      get('/large', () => Object.assign(xhr, { responseType: 'json' })),
      xhr,
    );
    return xhr.response;
  });
  await check('synchronous', () => {
    const xhr = new XMLHttpRequest();
    const events: string[] = [];
    for (const type of types) xhr.addEventListener(type, () => events.push(`${type} ${xhr.readyState}`));
    xhr.open('GET', '/json', false);
    xhr.send();
    return [xhr.responseText, events];
  });
  await check('used again', async () => {
    const xhr = new XMLHttpRequest();
    await run(get('/json'), xhr);
    await run(get('/missing'), xhr);
    return [xhr.status, xhr.responseText];
  });
  await check('opened again while under way', async () => {
    const xhr = new XMLHttpRequest();
    get('/never')(xhr);
    return [await run(get('/json'), xhr), xhr.responseText];
  });
  await check('order of handlers', async () => {
    const xhr = new XMLHttpRequest();
    const order: string[] = [];
    xhr.onload = () => order.push('property');
    xhr.addEventListener('load', () => order.push('listener'));
    xhr.onreadystatechange = () => order.push(`state ${xhr.readyState}`);
    await run(get('/nothing'), xhr);
    return order;
  });
  return seen;
}
