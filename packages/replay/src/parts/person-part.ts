import { developmentMark } from '@driftscope/records';

/** Somebody at a page, and the sockets between that page and the server. Every test has it. */
export const PERSON_PART = `
interface Person {
  readonly name: string;
  readonly page: Page;
  /** What the faults below take hold of. */
  readonly network: Network;
  /** Waits until the page has asked for what it wants, and has its answers. */
  readonly settled: () => Promise<void>;
}

interface Network {
  /** Open sockets. */
  readonly lines: Set<Line>;
  /** What stands in the way of their messages. */
  readonly taps: Set<Tap>;
  /** New sockets fail. */
  isClosed: boolean;
}

interface Line {
  readonly socket: WebSocketRoute;
  readonly server: WebSocketRoute;
}

type Direction = 'in' | 'out';
type Message = string | Buffer;

/** Answers whether it takes the message; \`pass\` lets it through, as it is or changed, now or later. */
type Tap = (line: Line, direction: Direction, message: Message, pass: (other?: Message) => void) => boolean;

async function openPerson(browser: Browser, name: string, storageState?: string): Promise<Person> {
  const context = await browser.newContext(storageState === undefined ? {} : { storageState });
  return openTab(context, name);
}

async function openTab(context: BrowserContext, name: string): Promise<Person> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const network: Network = { lines: new Set(), taps: new Set(), isClosed: false };
  const settled = watchRequests(page);
  await page.routeWebSocket(/.*/, (socket) => carry(network, socket));
  return { name, page, network, settled };
}

/** Carries the messages of a socket, past whatever is in their way. */
function carry(network: Network, socket: WebSocketRoute): void {
  if (isDevelopment(socket)) return void socket.connectToServer();
  if (network.isClosed) return void socket.close({ code: 1006 });
  const line: Line = { socket, server: socket.connectToServer() };
  const { server } = line;
  network.lines.add(line);
  const over = (direction: Direction, to: WebSocketRoute) => (message: Message) => {
    const pass = (other = message) => {
      if (network.lines.has(line)) to.send(other);
    };
    if (![...network.taps].some((tap) => tap(line, direction, message, pass))) pass();
  };
  socket.onMessage(over('out', server));
  server.onMessage(over('in', socket));
  socket.onClose((code, reason) => endLine(network, line, code, reason));
  server.onClose((code, reason) => endLine(network, line, code, reason));
}

/** A development server's, which tells of code. Vite loads the page anew once it is lost: that would repair what drifted. */
function isDevelopment(socket: WebSocketRoute): boolean {
  // Older versions of Playwright cannot say which protocols a page asked for.
  return [socket.url(), ...(socket.protocols?.() ?? [])].some((text) => ${developmentMark}.test(text));
}

function endLine(network: Network, line: Line, code = 1006, reason = ''): void {
  if (!network.lines.delete(line)) return;
  void line.socket.close({ code, reason });
  // A page may name no other codes than these.
  const isNameable = code === 1000 || (code >= 3000 && code <= 4999);
  void line.server.close(isNameable ? { code, reason } : {});
}

/** Follows what the page asks for. What takes longer than some seconds is a long poll, and not waited for. */
function watchRequests(page: Page): () => Promise<void> {
  const pending = new Set<Request>();
  let quietSince = Date.now();
  const isData = (request: Request) => ['document', 'fetch', 'xhr'].includes(request.resourceType());
  page.on('request', (request) => {
    if (!isData(request)) return;
    pending.add(request);
    quietSince = Date.now();
  });
  const end = (request: Request) => {
    if (pending.delete(request)) quietSince = Date.now();
  };
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return async () => {
    const asked = Date.now();
    await within(3_000, () => pending.size === 0 && Date.now() - Math.max(quietSince, asked) > 300);
  };
}

/** Asks until it is so, or the time is over. Answers whether it was. */
async function within(durationMs: number, isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  const until = Date.now() + durationMs;
  while (!(await isSo())) {
    if (Date.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

/** An address of the recorded page, at APP_URL. What that has after its \`?\` replaces what the recording has of the same name. */
function address(path: string): string {
  const app = new URL(APP_URL);
  const url = new URL(path, app);
  for (const [name, value] of app.searchParams) url.searchParams.set(name, value);
  return url.href;
}
`;
