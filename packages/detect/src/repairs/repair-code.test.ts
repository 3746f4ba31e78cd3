import { expect, test } from 'vitest';
import { ruleInfos } from '../rules/rule-infos.ts';
import { repairCode } from './repair-code.ts';

const kinds = ruleInfos.map(({ kind }) => kind).filter((kind) => repairCode({ kind, facts: {} }) !== undefined);

/** Where code that has `await` at its top may stand, as in a module. */
const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor;

test('most kinds of drift have code that mends them', () => {
  expect(kinds.length).toBeGreaterThan(30);
});

test.each(kinds)('the code for %s can be read by a machine, whatever the names of the app are', (kind) => {
  const nasty = `"); alert(1); // \n*/ ${'$'}{x} \`\u2028`;
  const names = [
    'namespace',
    'event',
    'path',
    'field',
    'list',
    'by',
    'newer',
    'request',
    'name',
    'echo',
    'where',
    'source',
    'reference',
  ];
  const facts = Object.fromEntries(names.map((name) => [name, nasty]));
  for (const given of [{}, { ...facts, missedIds: [nasty], scopes: [nasty], asked: [nasty], events: [nasty] }]) {
    const code = repairCode({ kind, facts: given }) ?? '';
    expect(() => new AsyncFunction(code), code).not.toThrow();
    expect(() => new AsyncFunction(`${code}\n;alert = 1;`)).not.toThrow();
  }
});

test('it has the names of the incident in it', () => {
  const facts = { scopes: ['match:match_81'], asked: ['match:join'], namespace: '/' };
  expect(repairCode({ kind: 'gap.lost-subscription', facts })).toContain(`socket.emit("match:join", scope)`);
  expect(repairCode({ kind: 'write.lost', facts: { request: 'PUT /api/posts/32' } })).toContain(
    `fetch("/api/posts/32", { method: "PUT"`,
  );
  expect(repairCode({ kind: 'order.regressed', facts: { by: 'updatedAt', newer: 'room_updated' } })).toContain(
    'known.updatedAt >= item.updatedAt',
  );
});

test('a kind that no code of the page mends has none', () => {
  expect(repairCode({ kind: 'event.never-sent', facts: {} })).toBeUndefined();
});
