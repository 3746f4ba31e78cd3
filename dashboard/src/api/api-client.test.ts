import { expect, test } from 'vitest';
import { createApiClient } from './api-client.ts';

const answering = (body: string, status = 200) => createApiClient(async () => new Response(body, { status }));

test('an answer of the right form is its value', async () => {
  const examples = { examples: [] };
  expect(await answering(JSON.stringify(examples)).examples()).toEqual({ ok: true, value: examples });
});

test('the collector’s own fault is passed on', async () => {
  const error = { kind: 'unknown-incident', message: 'There is none.', hint: 'Look.' };
  expect(await answering(JSON.stringify({ error }), 404).incident('x')).toEqual({ ok: false, error });
});

test('an answer of another form is a fault, and so is one that is no JSON', async () => {
  for (const body of ['{"incidents":[{"id":1}]}', '<html>', '']) {
    expect(await answering(body).incidents(new URLSearchParams())).toMatchObject({ error: { kind: 'foreign-answer' } });
  }
});

test('a collector that is down is a fault', async () => {
  const api = createApiClient(async () => {
    throw new TypeError('Failed to fetch');
  });
  expect(await api.session('s')).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
});

test('ids are escaped in addresses', async () => {
  const asked: string[] = [];
  const api = createApiClient(async (input) => {
    asked.push(String(input));
    return new Response('{}');
  });
  await api.incident('a/b?c');
  expect(asked).toEqual(['/api/v1/incidents/a%2Fb%3Fc']);
});

test('no answer is of a form that cannot be checked', async () => {
  const api = createApiClient(async () => new Response('{}\n'));
  const args = ['x', new URLSearchParams(), () => undefined, new AbortController().signal];
  for (const call of Object.values(api)) expect(await Reflect.apply(call, undefined, args)).toHaveProperty('ok');
});
