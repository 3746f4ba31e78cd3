import { expect, test } from 'vitest';
import { graphQLOperation, isRefusedOperation } from './graphql-operation.ts';

const of = (query: string, more: object = {}) => graphQLOperation({ query, ...more });

test('an operation is known by its name, or by what it asks for first', () => {
  expect(of('query Members($after: ID) { members { id } }', { variables: { first: 2 } })).toEqual({
    name: 'Members',
    isMutation: false,
    variables: { first: 2 },
    isCatchUp: false,
  });
  expect(of('mutation { leave: removeMember(id: 1) { id } }')).toMatchObject({
    name: 'removeMember',
    isMutation: true,
  });
  expect(of('{ members { id } }')).toMatchObject({ name: 'members', isMutation: false });
  expect(of('query A { a } mutation B { b }', { operationName: 'A' })).toMatchObject({ name: 'A' });
});

test('comments and fragments may stand before it', () => {
  const fragment = 'fragment M on Member {\n  id\n}';
  expect(of(`# mutation Old\n${fragment}\nmutation Join {\n join { ...M } }`)).toMatchObject({
    name: 'Join',
    isMutation: true,
  });
  expect(of(`${fragment} query Members { members { ...M } }`)).toMatchObject({ name: 'Members', isMutation: false });
});

test('one that says how far the page has come asks for what came after', () => {
  expect(of('query Feed { feed { id } }', { variables: { after: 'm_7' } })?.isCatchUp).toBe(true);
});

test('what searches for a text is none, nor what says only a hash', () => {
  for (const sent of [{ query: 'mutation kit' }, { query: '' }, { operationName: 'Members' }, [], 'query { a }', null])
    expect(graphQLOperation(sent), JSON.stringify(sent)).toBeUndefined();
});

test('an answer with errors and no data refuses it', () => {
  const errors = [{ message: 'no' }];
  for (const answer of [{ errors }, { errors, data: null }, { errors, data: { removeMember: null } }])
    expect(isRefusedOperation(answer), JSON.stringify(answer)).toBe(true);
  for (const answer of [{ data: null }, { errors: [], data: null }, { errors, data: { a: null, b: 1 } }, [], undefined])
    expect(isRefusedOperation(answer), JSON.stringify(answer)).toBe(false);
});
