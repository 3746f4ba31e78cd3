/**
 * Asks a page's WebSocket all that a page could ask it, and answers what it said.
 * It runs inside the page, so it may use nothing from outside itself.
 */
export async function checkWebSocket(url: string): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  const check = (name: string, look: () => unknown) => {
    try {
      seen[name] = look();
    } catch (error) {
      seen[name] = error instanceof Error ? `${error.constructor.name} ${error.name}: ${error.message}` : String(error);
    }
  };
  const shape = (owner: object, key: string) => {
    const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(owner, key) ?? {};
    return JSON.stringify([flags, typeof value, typeof get, typeof set]);
  };
  const call = (callee: unknown, self: unknown, ...args: unknown[]): unknown => {
    if (typeof callee !== 'function') throw new Error('not callable');
    return Reflect.apply(callee, self, args);
  };
  const make = (...args: unknown[]): unknown => Reflect.construct(WebSocket, args);
  const event = (ws: WebSocket, type: string) =>
    new Promise<Event>((resolve) => ws.addEventListener(type, resolve, { once: true }));
  const proto = WebSocket.prototype;

  // The constructor
  check('typeof', () => typeof WebSocket);
  check('name and length', () => [WebSocket.name, WebSocket.length]);
  check('own keys', () => Reflect.ownKeys(WebSocket).map(String).sort());
  check('constants', () => [WebSocket.CONNECTING, WebSocket.OPEN, WebSocket.CLOSING, WebSocket.CLOSED]);
  check('descriptor on window', () => shape(window, 'WebSocket'));
  check('descriptor of prototype', () => shape(WebSocket, 'prototype'));
  check('descriptor of OPEN', () => shape(WebSocket, 'OPEN'));
  check('keys of window', () => Object.keys(window).includes('WebSocket'));
  check('prototype chain', () => Object.getPrototypeOf(WebSocket) === EventTarget);
  check('called without new', () => call(WebSocket, undefined, url));
  check('no arguments', () => make());
  check('bad URL', () => make('http://[bad'));
  check('bad scheme', () => make('ftp://example.org/'));
  check('fragment', () => make(`${url}#part`));
  check('bad protocol', () => make(url, 'not a token'));
  check('protocol twice', () => make(url, ['a', 'a']));
  check('URL that throws', () =>
    make({
      toString: () => {
        throw new RangeError('mine');
      },
    }),
  );
  check('proxied new.target', () => Reflect.construct(WebSocket, [url], Object) instanceof WebSocket);

  // The prototype
  check('own keys of prototype', () => Reflect.ownKeys(proto).map(String).sort());
  for (const key of ['send', 'close', 'constructor', 'readyState', 'onmessage', 'OPEN']) {
    check(`descriptor of prototype.${key}`, () => shape(proto, key));
  }
  check('constructor', () => proto.constructor === WebSocket);
  check('send: name and length', () => [proto.send.name, proto.send.length]);
  check('close: name and length', () => [proto.close.name, proto.close.length]);
  check('send: own keys', () => Reflect.ownKeys(proto.send).map(String).sort());
  check('send: no prototype', () => 'prototype' in proto.send);
  check('send: illegal invocation', () => call(proto.send, {}, 'x'));
  check('close: illegal invocation', () => call(proto.close, null));
  check('send with new', () => Reflect.construct(proto.send, []));
  check('toStringTag', () => Object.prototype.toString.call(proto));

  // A socket that connects
  const ws = new WebSocket(url, 'chat');
  check('instanceof', () => [ws instanceof WebSocket, ws instanceof EventTarget]);
  check('constructor of a socket', () => ws.constructor === WebSocket);
  check('prototype of a socket', () => Object.getPrototypeOf(ws) === proto);
  check('own keys of a socket', () => Reflect.ownKeys(ws).map(String));
  check('connecting', () => [ws.readyState, ws.bufferedAmount, ws.protocol, ws.extensions, ws.binaryType, ws.url]);
  check('early send', () => ws.send('too early'));
  check('send of nothing', () => call(ws.send, ws));
  check('bad close code', () => ws.close(1001));
  check('long close reason', () => ws.close(4000, 'x'.repeat(124)));
  check('handlers', () => [ws.onopen, ws.onmessage, ws.onerror, ws.onclose]);
  const order: string[] = [];
  ws.onopen = (open) => order.push(`onopen ${open.isTrusted} ${open.eventPhase}`);
  ws.addEventListener('open', function (this: unknown) {
    order.push(`listener ${this === ws}`);
    Promise.resolve().then(() => order.push('microtask of the first'));
  });
  ws.addEventListener('open', { handleEvent: () => order.push('handleEvent') });
  await event(ws, 'open');
  check('open', () => [ws.readyState, ws.protocol, ws.extensions]);

  // Messages
  const messages: string[] = [];
  ws.addEventListener('message', () => messages.push('once'), { once: true });
  ws.onmessage = ({ data, origin, isTrusted, lastEventId, source, ports, target, currentTarget }) => {
    const same = target === ws && currentTarget === ws;
    messages.push([data, origin, isTrusted, lastEventId, source, ports.length, same].join(' '));
  };
  for (const data of ['one', 'two']) {
    check(`send ${data}`, () => ws.send(data));
    await event(ws, 'message');
  }
  ws.onmessage = null;
  const sendAndSee = async (name: string, data: unknown) => {
    const answer = event(ws, 'message');
    check(`send ${name}`, () => call(ws.send, ws, data));
    const got = await answer;
    const content: unknown = got instanceof MessageEvent ? got.data : undefined;
    const body = content instanceof Blob ? await content.text() : content;
    const text = body instanceof ArrayBuffer ? new TextDecoder().decode(body) : String(body);
    messages.push(`${name} ${Object.prototype.toString.call(content)} ${text}`);
  };
  await sendAndSee('a blob', new Blob(['blob']));
  await sendAndSee('a view', new TextEncoder().encode('view'));
  ws.binaryType = 'arraybuffer';
  await sendAndSee('a buffer', new TextEncoder().encode('buffer').buffer);
  await sendAndSee('a number', 7);
  let asked = 0;
  await sendAndSee('an object', { toString: () => `asked ${++asked}` });
  check('bad binaryType', () => Object.assign(ws, { binaryType: 'text' }).binaryType);

  // The end
  const closed = event(ws, 'close');
  check('send bye', () => ws.send('bye'));
  const close = await closed;
  check(
    'close by the server',
    () => close instanceof CloseEvent && [close.code, close.reason, close.wasClean, close.isTrusted],
  );
  check('closed', () => [ws.readyState, call(ws.send, ws, 'too late'), ws.bufferedAmount, call(ws.close, ws)]);
  const own = new WebSocket(url);
  await event(own, 'open');
  const ownEnd = event(own, 'close');
  check('close by the page', () => own.close(4002, 'done'));
  check('closing', () => own.readyState);
  const end = await ownEnd;
  check('closed by the page', () => end instanceof CloseEvent && [end.code, end.reason, end.wasClean]);
  const cut = new WebSocket(url);
  await event(cut, 'open');
  const ends: string[] = [];
  cut.onerror = () => ends.push('error');
  const cutEnd = event(cut, 'close');
  cut.send('drop');
  const loss = await cutEnd;
  check('cut', () => [ends, loss instanceof CloseEvent && [loss.code, loss.reason, loss.wasClean]]);
  const refused = new WebSocket(url.replace(/:\d+/, ':1'));
  refused.onerror = () => ends.push('refused');
  await event(refused, 'close');
  check('refused', () => [ends, refused.readyState]);

  // Subclasses and other realms
  class Own extends WebSocket {
    readonly mine = 1;
    override send(data: string) {
      super.send(`own ${data}`);
    }
  }
  const sub = new Own(url);
  check('subclass', () => [sub instanceof Own, sub instanceof WebSocket, sub.constructor === Own, sub.mine, Own.OPEN]);
  await event(sub, 'open');
  const answer = event(sub, 'message');
  sub.send('hello');
  const got = await answer;
  check('subclass message', () => got instanceof MessageEvent && got.data);
  sub.close();
  const frame = document.body.appendChild(document.createElement('iframe'));
  const inner: unknown = frame.contentWindow && Reflect.get(frame.contentWindow, 'WebSocket');
  check('other realm', () => [typeof inner, inner === WebSocket]);
  check(
    'socket of another realm',
    () => typeof inner === 'function' && Reflect.construct(inner, [url]) instanceof WebSocket,
  );
  check('sent across realms', () => call(typeof inner === 'function' && inner.prototype.send, sub, 'x'));
  frame.remove();
  return { ...seen, order, messages };
}
