/** What is done to a person's page or network. Each begins at once; those that last answer with how to end them. */
export const faultParts = {
  lasting: `
interface Fault {
  /** Ends it, once it has lasted for so long. */
  end(afterMs: number): Promise<void>;
}

function lasting(undo: () => void | Promise<void>): Fault {
  const began = Date.now();
  return {
    end: async (afterMs) => {
      await within(afterMs, () => Date.now() - began >= afterMs);
      await undo();
    },
  };
}
`,
  connected: `
/** Waits until a socket is open. */
async function connected({ name, network, settled }: Person): Promise<void> {
  const isUp = await within(30_000, () => network.lines.size > 0);
  expect(isUp, \`\${name} has an open socket\`).toBe(true);
  await settled();
}
`,
  cut: `
/** The network is gone: sockets close without a word, new ones and requests fail. */
async function cut({ page, network }: Person): Promise<Fault> {
  const refuse = (route: Route) => route.abort('connectionfailed');
  await page.route('**/*', refuse);
  network.isClosed = true;
  for (const line of network.lines) endLine(network, line);
  return lasting(async () => {
    network.isClosed = false;
    await page.unroute('**/*', refuse);
  });
}
`,
  offline: `
/** The network is gone, and the browser says so. */
async function offline({ page, network }: Person): Promise<Fault> {
  await page.context().setOffline(true);
  network.isClosed = true;
  for (const line of network.lines) endLine(network, line);
  return lasting(async () => {
    network.isClosed = false;
    await page.context().setOffline(false);
  });
}
`,
  halfOpen: `
/** Sockets stay open, and nothing gets through, in either direction. In the end they are lost. */
function halfOpen({ network }: Person): Fault {
  const dead = new Set(network.lines);
  const swallow: Tap = (line) => dead.has(line);
  network.taps.add(swallow);
  return lasting(() => {
    network.taps.delete(swallow);
    for (const line of dead) endLine(network, line);
  });
}
`,
  kick: `
/** Sockets are closed as a server would close them. */
function kick({ network }: Person, code: number, reason: string): void {
  for (const line of network.lines) endLine(network, line, code, reason);
}
`,
  refuse: `
/** New sockets fail; those that are open stay. */
function refuse({ network }: Person): Fault {
  network.isClosed = true;
  return lasting(() => {
    network.isClosed = false;
  });
}
`,
  messages: `
/** Which messages are meant: of Socket.IO by their event, else by a part of their text. Without a name: all but the protocol's own. */
interface Meant {
  readonly direction: Direction;
  readonly event: string;
}

function isMeant({ direction, event }: Meant, line: Line, way: Direction, message: Message): boolean {
  if (way !== direction || typeof message !== 'string') return false;
  const pattern = new RegExp(\`^\${event.split('*').map(escaped).join('.*')}$\`, 's');
  if (!line.socket.url().includes('EIO=')) return event === '' || new RegExp(escaped(event)).test(message);
  const name = /^4[25](?:\\d+-)?(?:\\/[^,]*,)?\\d*\\["((?:[^"\\\\]|\\\\.)*)"/.exec(message)?.[1];
  return name !== undefined && (event === '' || pattern.test(name));
}

const escaped = (text: string): string => text.replaceAll(/[.+?^\${}()|[\\]\\\\]/g, '\\\\$&');
`,
  drop: `
/** Messages that are meant do not arrive. */
function drop({ network }: Person, meant: Meant): Fault {
  const tap: Tap = (line, way, message) => isMeant(meant, line, way, message);
  network.taps.add(tap);
  return lasting(() => void network.taps.delete(tap));
}
`,
  double: `
/** Messages that are meant arrive twice. */
function double({ network }: Person, meant: Meant): Fault {
  const tap: Tap = (line, way, message, pass) => {
    if (!isMeant(meant, line, way, message)) return false;
    pass();
    pass();
    return true;
  };
  network.taps.add(tap);
  return lasting(() => void network.taps.delete(tap));
}
`,
  delay: `
/** Messages that are meant arrive so much later. */
function delay({ network }: Person, meant: Meant, delayMs: number): Fault {
  const tap: Tap = (line, way, message, pass) => {
    if (!isMeant(meant, line, way, message)) return false;
    setTimeout(pass, delayMs);
    return true;
  };
  network.taps.add(tap);
  return lasting(() => void network.taps.delete(tap));
}
`,
  reorder: `
/** Each message that is meant arrives after the one that follows it, or after two seconds. */
function reorder({ network }: Person, meant: Meant): Fault {
  const held = new Map<Line, () => void>();
  const release = (line: Line) => {
    const pass = held.get(line);
    held.delete(line);
    pass?.();
  };
  const tap: Tap = (line, way, message, pass) => {
    if (way !== meant.direction) return false;
    if (held.has(line)) {
      pass();
      release(line);
      return true;
    }
    if (!isMeant(meant, line, way, message)) return false;
    held.set(line, pass);
    setTimeout(() => held.get(line) === pass && release(line), 2_000);
    return true;
  };
  network.taps.add(tap);
  return lasting(() => {
    network.taps.delete(tap);
    for (const line of held.keys()) release(line);
  });
}
`,
  requests: `
/** Requests whose address has the text in it, or fits the pattern with \`*\` for anything; all that scripts make where it is empty. */
async function onRequests({ page }: Person, address: string, take: (route: Route) => Promise<void>): Promise<Fault> {
  const parts = address.split('*').map((part) => part.replaceAll(/[.+?^\${}()|[\\]\\\\]/g, '\\\\$&'));
  const pattern = new RegExp(parts.length === 1 ? (parts[0] ?? '') : \`^\${parts.join('.*')}$\`);
  const handle = (route: Route) =>
    ['fetch', 'xhr'].includes(route.request().resourceType()) ? take(route) : route.fallback();
  await page.route(pattern, handle);
  return lasting(() => page.unroute(pattern, handle));
}
`,
  slow: `
/** Requests leave so much later. */
function slow(person: Person, address: string, delayMs: number): Promise<Fault> {
  return onRequests(person, address, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    await route.fallback();
  });
}
`,
  fail: `
/** Requests are answered with the status, or without one fail as by the network. */
function fail(person: Person, address: string, status?: number): Promise<Fault> {
  return onRequests(person, address, (route) =>
    status === undefined ? route.abort('connectionfailed') : route.fulfill({ status }),
  );
}
`,
  expireToken: `
/** What the page shows at its next connect to be let in is nothing that the server knows. */
function expireToken({ network }: Person): Fault {
  const tap: Tap = (_line, way, message, pass) => {
    const [, head, auth] = (typeof message === 'string' && /^(40(?:\\/[^,]*,)?)(\\{.*\\})$/s.exec(message)) || [];
    if (way !== 'out' || head === undefined || auth === undefined) return false;
    network.taps.delete(tap);
    pass(head + auth.replaceAll(/("[^"]*(?:token|auth|jwt|session|secret|key)[^"]*":")[^"]*"/gi, '$1expired"'));
    return true;
  };
  network.taps.add(tap);
  return lasting(() => void network.taps.delete(tap));
}
`,
  hide: `
/** The page believes that nobody sees it. */
async function hide({ page }: Person): Promise<Fault> {
  const show = (state: 'hidden' | 'visible') =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
      Object.defineProperty(document, 'hidden', { value: now === 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, state);
  await show('hidden');
  return lasting(() => show('visible'));
}
`,
  freeze: `
/** The page's code does not run. */
async function freeze({ page }: Person, forMs: number): Promise<void> {
  await page.evaluate((ms) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
  }, forMs);
}
`,
  skewClock: `
/** The page's clock goes wrong by so much. */
async function skewClock({ page }: Person, skewMs: number): Promise<Fault> {
  await page.clock.setSystemTime(Date.now() + skewMs);
  return lasting(() => page.clock.setSystemTime(Date.now()));
}
`,
} as const;
