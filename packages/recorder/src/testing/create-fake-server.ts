/** A server and the browser's API to reach it: what arrives there is noted, and it answers when it is told to. */
export function createFakeServer() {
  const sockets: FakeWebSocket[] = [];
  const arrived: string[] = [];
  const pending: (() => void)[] = [];

  class FakeWebSocket extends EventTarget {
    #state = 0;
    readonly #url: string;
    readonly #protocol: string;
    constructor(url: string, protocol = '') {
      super();
      this.#url = url;
      this.#protocol = protocol;
      sockets.push(this);
      pending.push(() => this.#state === 0 && this.become(1, new Event('open')));
    }
    get url(): string {
      return this.#url;
    }
    get readyState(): number {
      return this.#state;
    }
    get protocol(): string {
      return this.#state === 0 ? '' : this.#protocol;
    }
    send(data: unknown): void {
      if (this.#state === 1) arrived.push(String(data));
    }
    close(): void {
      if (this.#state > 1) return;
      const wasOpen = this.#state === 1;
      this.#state = 2;
      pending.push(() => {
        if (!wasOpen) this.dispatchEvent(new Event('error'));
        const code = wasOpen ? 1005 : 1006;
        this.become(3, new CloseEvent('close', { code, wasClean: wasOpen }));
      });
    }
    become(state: number, event: Event): void {
      this.#state = state;
      this.dispatchEvent(event);
    }
  }

  class FakeXhr extends EventTarget {
    #state = 0;
    #url = '';
    #isAsync = true;
    get readyState(): number {
      return this.#state;
    }
    open(_method: string, url: string, isAsync = true): void {
      this.#url = url;
      this.#isAsync = isAsync;
      this.#state = 1;
    }
    setRequestHeader(): void {
      // Nobody looks at headers here.
    }
    send(body?: unknown): void {
      const isDead = new URL(this.#url, 'https://app.example').port === '1';
      if (!isDead) arrived.push([this.#url, body].filter(Boolean).join(' '));
      const answer = () => {
        this.#state = 4;
        this.dispatchEvent(new Event(isDead ? 'error' : 'load'));
      };
      if (this.#isAsync) pending.push(answer);
      else answer();
    }
  }

  return {
    /** For the page's window. */
    api: {
      WebSocket: FakeWebSocket,
      XMLHttpRequest: FakeXhr,
      fetch: async (input: unknown, init?: { signal?: AbortSignal; body?: string }) => {
        init?.signal?.throwIfAborted();
        arrived.push([input, init?.body].filter(Boolean).join(' '));
        return new Response('fine');
      },
    },
    /** Frames, addresses and bodies, oldest first. */
    arrived,
    /** Does what the browser does later: opens and closes sockets, answers requests. */
    settle: () => {
      for (const step of pending.splice(0)) step();
    },
    /** Sends a frame on the last socket. */
    say: (data: unknown) =>
      sockets.at(-1)?.dispatchEvent(new MessageEvent('message', { data, origin: 'wss://app.example' })),
    /** State of the last socket, as it really is. */
    stateOfLast: () => sockets.at(-1)?.readyState,
  };
}
