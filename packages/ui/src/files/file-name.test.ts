import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

const at = Date.UTC(2026, 10, 21, 18, 40, 3);

test.each([
  ['team-chat', 'team-chat-20261121-184003.drift'],
  ['127.0.0.1:37439', '127.0.0.1-37439-20261121-184003.drift'],
  ['../../etc/passwd', '..-..-etc-passwd-20261121-184003.drift'],
  ['', 'page-20261121-184003.drift'],
  ['日本', 'page-20261121-184003.drift'],
])('a file about %j is named %s', (about, name) => {
  expect(fileName(about, at, 'drift')).toBe(name);
});
