import { expect, test } from 'vitest';
import { parseEventHeader } from './event-header.ts';

test.each([
  ['2["message",1]', '/', 'message'],
  ['213["with ack id"]', '/', 'with ack id'],
  ['2/chat,["message"]', '/chat', 'message'],
  ['2/chat,7["message"]', '/chat', 'message'],
  ['51-["file",{"_placeholder":true,"num":0}]', '/', 'file'],
  ['512-/chat,3["file"]', '/chat', 'file'],
  ['2["quote \\" and [bracket]"]', '/', 'quote " and [bracket]'],
  ['2[12,"a number as name"]', '/', ''],
])('reads namespace and name off %s', (packet, namespace, event) => {
  expect(parseEventHeader(packet)).toEqual({ namespace, event });
});

test.each(['0{"sid":"x"}', '1', '3["ack"]', '61-["binary ack"]', ''])('sees no event in %j', (packet) => {
  expect(parseEventHeader(packet)).toBeUndefined();
});
