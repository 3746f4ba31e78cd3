import { expect, test } from 'vitest';
import { captureNatives } from './capture-natives.ts';

class Socket {
  close(): string {
    return 'closed';
  }
}
class Request {
  open(): string {
    return 'opened';
  }
}

const natives = (scope: object) => captureNatives(scope as Window & typeof globalThis);

test('what faults call is captured', () => {
  const captured = natives({ WebSocket: Socket, XMLHttpRequest: Request });
  expect(captured?.closeSocket(new Socket())).toBe('closed');
  expect(captured?.openRequest(new Request())).toBe('opened');
});

test.each([
  ['no WebSocket', { XMLHttpRequest: Request }],
  ['a WebSocket that is none', { WebSocket: () => undefined, XMLHttpRequest: Request }],
  ['a WebSocket without its method', { WebSocket: Request, XMLHttpRequest: Request }],
  ['no XMLHttpRequest', { WebSocket: Socket }],
])('in a page with %s there is nothing to capture, and nothing is thrown', (_, scope) => {
  expect(natives(scope)).toBeUndefined();
});
