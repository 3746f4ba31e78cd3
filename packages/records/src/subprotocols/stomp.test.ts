import { FrameImpl } from '@stomp/stompjs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePlain } from '../testing/decode-plain.ts';

describe('STOMP', () => {
  test('connects with credentials, and is let in or not', () => {
    const connect = 'CONNECT\nlogin:bob\npasscode:secret\naccept-version:1.2\nheart-beat:10000,10000\n\n\0';
    expect(decodePlain(['out', connect], ['in', 'CONNECTED\nversion:1.2\nsession:s_1\n\n\0'])).toEqual({
      protocol: 'stomp',
      facts: [
        { kind: 'connect', namespace: '/', auth: { login: 'bob', passcode: 'secret' } },
        { kind: 'connected', namespace: '/', sid: 's_1', recovered: false },
      ],
    });
    expect(decodePlain(['in', 'ERROR\nmessage:bad login\n\ndetails\0']).facts).toEqual([
      { kind: 'refused', namespace: '/', message: 'bad login' },
    ]);
  });

  test('joins and leaves destinations', () => {
    const { facts } = decodePlain(
      ['out', 'SUBSCRIBE\nid:0\ndestination:/topic/news\n\n\0'],
      ['out', 'UNSUBSCRIBE\nid:0\n\n\0'],
      ['out', 'DISCONNECT\nreceipt:1\n\n\0'],
    );
    expect(facts).toEqual([
      { kind: 'connect', namespace: '/topic/news' },
      { kind: 'disconnect', dir: 'out', namespace: '/topic/news' },
      { kind: 'disconnect', dir: 'out', namespace: '/' },
    ]);
  });

  test('carries messages with JSON or text, several in a frame, and their receipts', () => {
    const { facts } = decodePlain(
      ['out', 'SEND\ndestination:/app/send\nreceipt:r_1\n\n{"text":"hi"}\0'],
      [
        'in',
        'RECEIPT\nreceipt-id:r_1\n\n\0\n\nMESSAGE\r\ndestination:/topic/a\r\nsubscription:0\r\n\r\nplain text\0\n',
      ],
      ['in', 'MESSAGE\ndestination:/topic/a\n\n{"id":"m_1"}\0'],
    );
    expect(facts).toEqual([
      {
        kind: 'event',
        dir: 'out',
        namespace: '/app/send',
        name: 'SEND',
        args: [{ text: 'hi' }],
        ackId: 'r_1',
        ordinal: 1,
      },
      { kind: 'ack', dir: 'in', namespace: '/', ackId: 'r_1', args: [] },
      { kind: 'event', dir: 'in', namespace: '/topic/a', name: 'MESSAGE', args: ['plain text'], ordinal: 1 },
      { kind: 'event', dir: 'in', namespace: '/topic/a', name: 'MESSAGE', args: [{ id: 'm_1' }], ordinal: 2 },
    ]);
  });

  test('beats with ends of lines', () => {
    const facts = decodePlain(['in', 'CONNECTED\nversion:1.2\n\n\0'], ['in', '\n'], ['out', '\n']).facts;
    expect(facts.slice(1)).toEqual([
      { kind: 'ping', dir: 'in' },
      { kind: 'ping', dir: 'out' },
    ]);
  });
});

test('what a STOMP peer writes is what is read', () => {
  const text = fc.string().filter((one) => !one.includes('\0') && !one.includes('\r'));
  const destination = text.filter((one) => one !== '');
  fc.assert(
    fc.property(destination, text, (name, words) => {
      const body = JSON.stringify({ words });
      const written = FrameImpl.marshall({
        command: 'SEND',
        headers: { destination: name },
        body,
        escapeHeaderValues: true,
      });
      expect(decodePlain(['out', String(written)]).facts).toMatchObject([
        { kind: 'event', namespace: name, name: 'SEND', args: [{ words }] },
      ]);
    }),
  );
});

test('text in capitals is not taken for STOMP', () => {
  expect(decodePlain(['in', 'HELLO\n\n\0'], ['in', 'SEND'], ['in', '\n']).protocol).toBe('plain');
});
