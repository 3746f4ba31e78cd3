import { expect, test } from 'vitest';
import { findExample } from './start-example.ts';

const dirs = ['/project/examples/team-chat', '/project/examples/support-chat'];

test('an example is found by the name of its folder', () => {
  expect(findExample(['support-chat'], dirs)).toEqual({ ok: true, value: '/project/examples/support-chat' });
});

test.each([[[]], [['chat']], [['team-chat', 'support-chat']]])('%j is refused, and told what there is', (args) => {
  expect(findExample(args, dirs)).toMatchObject({
    ok: false,
    error: { kind: 'unknown-example', hint: expect.stringContaining('team-chat, support-chat') },
  });
});
