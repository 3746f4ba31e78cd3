import { expect, test } from 'vitest';
import { parseEngineUrl } from './engine-url.ts';

test('an address of Engine.IO tells its version, and the connection that goes on', () => {
  expect(parseEngineUrl('http://a.test/socket.io/?EIO=3&transport=polling&t=abc')).toEqual({ version: 3 });
  expect(parseEngineUrl('/socket.io/?EIO=4&transport=websocket&sid=s_1#x')).toEqual({ version: 4, sid: 's_1' });
});

test('any other address is not of Engine.IO', () => {
  expect(parseEngineUrl('wss://a.test/live?room=EIO')).toBeUndefined();
  expect(parseEngineUrl('https://a.test/search?q=1#EIO=4')).toBeUndefined();
  expect(parseEngineUrl('https://a.test/EIO=4')).toBeUndefined();
});
