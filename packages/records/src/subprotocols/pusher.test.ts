import { describe, expect, test } from 'vitest';
import { decodePlain } from '../testing/decode-plain.ts';

const established = [
  'in',
  '{"event":"pusher:connection_established","data":"{\\"socket_id\\":\\"1.2\\",\\"activity_timeout\\":30}"}',
] as const;

describe('Pusher', () => {
  test('gives the connection an id', () => {
    expect(decodePlain(established)).toEqual({
      protocol: 'pusher',
      facts: [{ kind: 'connected', namespace: '/', sid: '1.2', recovered: false }],
    });
  });

  test('joins and leaves channels', () => {
    const { facts } = decodePlain(
      established,
      ['out', '{"event":"pusher:subscribe","data":{"channel":"news"}}'],
      ['out', '{"event":"pusher:subscribe","data":{"auth":"","channel":"open"}}'],
      ['out', '{"event":"pusher:subscribe","data":{"auth":"key:sig","channel":"private-a"}}'],
      ['in', '{"event":"pusher_internal:subscription_succeeded","data":"{}","channel":"news"}'],
      ['in', '{"event":"pusher:subscription_error","data":{"error":"denied","status":403},"channel":"private-a"}'],
      ['out', '{"event":"pusher:unsubscribe","data":{"channel":"news"}}'],
    );
    expect(facts.slice(1)).toEqual([
      { kind: 'connect', namespace: 'news' },
      { kind: 'connect', namespace: 'open' },
      { kind: 'connect', namespace: 'private-a', auth: { auth: 'key:sig' } },
      { kind: 'connected', namespace: 'news', sid: '', recovered: false },
      { kind: 'refused', namespace: 'private-a', message: 'denied' },
      { kind: 'disconnect', dir: 'out', namespace: 'news' },
    ]);
  });

  test('carries events of channels, counted by channel, with their data as JSON or text', () => {
    const { facts } = decodePlain(
      established,
      ['in', '{"event":"message","data":"{\\"id\\":\\"m_1\\"}","channel":"news"}'],
      ['in', '{"event":"message","data":"plain","channel":"other"}'],
      ['in', '{"event":"message","channel":"news"}'],
      ['out', '{"event":"client-typing","data":{"who":1},"channel":"private-a"}'],
    );
    expect(facts.slice(1)).toMatchObject([
      { kind: 'event', dir: 'in', namespace: 'news', name: 'message', args: [{ id: 'm_1' }], ordinal: 1 },
      { kind: 'event', namespace: 'other', args: ['plain'], ordinal: 1 },
      { kind: 'event', namespace: 'news', args: [null], ordinal: 2 },
      { kind: 'event', dir: 'out', namespace: 'private-a', name: 'client-typing', args: [{ who: 1 }], ordinal: 1 },
    ]);
  });

  test('beats, and tells of errors', () => {
    const { facts } = decodePlain(
      ['out', '{"event":"pusher:ping","data":{}}'],
      ['in', '{"event":"pusher:pong","data":"{}"}'],
      ['in', '{"event":"pusher:error","data":{"message":"over capacity","code":4100}}'],
    );
    expect(facts).toEqual([
      { kind: 'ping', dir: 'out' },
      { kind: 'pong', dir: 'in' },
      { kind: 'refused', namespace: '/', message: 'over capacity' },
    ]);
  });
});

test('an app with events of its own is not taken for Pusher', () => {
  expect(decodePlain(['in', '{"event":"message","data":{}}']).protocol).toBe('plain');
});
