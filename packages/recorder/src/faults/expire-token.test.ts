import { expect, test } from 'vitest';
import { createFaultPage } from '../testing/create-fault-page.ts';

const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
const token = [part({ alg: 'HS256' }), part({ sub: 'u_1', exp: 9e9 }), 'signature'].join('.');

test('at its next connect, and only then, the page shows a token that is over', () => {
  const page = createFaultPage();
  page.begin({ kind: 'expire-token', forMs: 60_000 });
  const first = page.connect();
  first.ws.send(`40{"token":"${token}","room":"r_1"}`);
  const [, claims = ''] = page.server.arrived[0]?.split('.') ?? [];
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({ sub: 'u_1', exp: 1 });
  expect(page.server.arrived[0]).toContain('"room":"r_1"');
  page.pass(0);
  first.ws.send(`40{"token":"${token}"}`);
  expect(page.server.arrived[1]).toContain(token);
  expect(page.recorded().at(-2)).toMatchObject({ kind: 'fault.end', why: 'over', hits: 1 });
});

test('a token in the address of a socket, and one in a packet that goes by request, are over as well', () => {
  const page = createFaultPage();
  page.begin({ kind: 'expire-token', forMs: 60_000 });
  expect(page.connect('wss://app.example/live?access_token=abc&room=1').ws.url).toBe(
    'wss://app.example/live?access_token=expired&room=1',
  );
  page.begin({ kind: 'expire-token', forMs: 60_000 });
  const xhr = new page.scope.XMLHttpRequest();
  xhr.open('POST', 'https://app.example/socket.io/?EIO=4&transport=polling');
  xhr.send('40{"auth":{"token":"Bearer abc"}}');
  expect(page.server.arrived[0]).toContain('40{"auth":{"token":"Bearer expired"}}');
});
