import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { linkOrigin } from './link-origin.ts';

test('a link leads where others reach the collector', () => {
  const names = ['drift.example.com', 'other.example.com'];
  expect(linkOrigin({ publicUrl: 'https://drift.example.com', names }, 'http://0.0.0.0:37438')).toBe(
    'https://drift.example.com',
  );
  expect(linkOrigin({ names }, 'http://10.0.0.7:37438')).toBe('http://10.0.0.7:37438');
  expect(linkOrigin({}, 'http://127.0.0.1:37438')).toBe('http://127.0.0.1:37438');
});

test('no link leads to all addresses: it names the machine', () => {
  expect(linkOrigin({ names: ['drift.example.com'] }, 'http://0.0.0.0:37438')).toBe('http://drift.example.com:37438');
  expect(linkOrigin({ names: ['drift.example.com'] }, 'https://[::]:8443')).toBe('https://drift.example.com:8443');
  expect(linkOrigin({}, 'http://0.0.0.0:37438')).toBe(`http://${hostname().toLowerCase()}:37438`);
});
