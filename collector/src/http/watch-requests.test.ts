import { expect, it, vi } from 'vitest';
import { startTestCollector } from '../testing/start-test-collector.ts';
import type { AnsweredRequest } from './watch-requests.ts';

it('names each request, by the caller’s id if that is fit, and tells of the answer without what follows the ?', async () => {
  const answers: AnsweredRequest[] = [];
  const { url } = await startTestCollector({ onAnswer: (answer) => answers.push(answer) });
  const ask = async (id: string) => {
    const answer = await fetch(`${url}/api/nothing?sentry_key=hush`, { headers: { 'x-request-id': id } });
    return answer.headers.get('x-request-id');
  };
  expect(await ask('trace-7')).toBe('trace-7');
  expect(await ask('"a line", and more')).toMatch(/^[0-9a-f-]{36}$/);
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  expect(answers[0]).toMatchObject({
    requestId: 'trace-7',
    method: 'GET',
    path: '/api/nothing',
    status: 404,
    refused: 'not-found',
  });
});
