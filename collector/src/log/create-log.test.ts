import { expect, it, vi } from 'vitest';
import { createLog, type LogLevel } from './create-log.ts';
import { createScrub } from './create-scrub.ts';

const planted = {
  setting: 'https://hooks.test/services/T0/B0/quiet "please"',
  token: `drift_admin_${'a1B2'.repeat(11)}`,
  dsnKey: '0123456789abcdef0123456789abcdef',
  signature: 'tok1.1795298239321.c2lnbmF0dXJl',
  bearer: 'hushhushhushhushhush',
  password: 'hunter2hunter2',
};

const answered = { requestId: 'r-1', method: 'GET', path: '/api/v1/incidents', durationMs: 1.5 };

interface Opening {
  level?: LogLevel;
  isTerminal?: boolean;
  quietMs?: number;
}

function open({ level = 'debug', isTerminal = false, quietMs }: Opening = {}) {
  const lines: string[] = [];
  const scrub = createScrub([planted.setting]);
  return {
    log: createLog({
      level,
      isTerminal,
      scrub,
      write: (line) => lines.push(line),
      ...(quietMs !== undefined && { quietMs }),
    }),
    lines,
  };
}

/** Every planted secret in every place that takes a text. */
function tellAll({ log }: ReturnType<typeof open>): void {
  const text = [
    `calling ${planted.setting} failed`,
    `got ${planted.token}`,
    `http://${planted.dsnKey}@127.0.0.1:37438/1`,
    `/api/1/envelope/?sentry_key=${planted.dsnKey}&sentry_version=7`,
    `cookie: driftscope-37438=${planted.signature}; theme=dark`,
    `Authorization: Bearer ${planted.bearer}`,
    `postgres://me:${planted.password}@db.test/x`,
  ].join('\n');
  log.report({ kind: 'fault', message: text, hint: text }, new Error(text, { cause: new Error(text) }));
  log.info(text, { text });
  log.answered({ ...answered, status: 500, path: `/x/${planted.token}` });
}

it.each([true, false])('has no planted secret in any line (for people: %s)', (isTerminal) => {
  const opened = open({ isTerminal });
  tellAll(opened);
  const said = opened.lines.join('');
  expect(said).toContain('[redacted]');
  for (const [name, secret] of Object.entries(planted)) {
    expect({ name, found: said.includes(secret) || said.includes(JSON.stringify(secret).slice(1, -1)) }).toEqual({
      name,
      found: false,
    });
  }
});

it('is JSON, a line for each event, with what went wrong and why', () => {
  const { log, lines } = open();
  log.report({ kind: 'disk', message: 'It is full.', hint: 'Make room.' }, new Error('ENOSPC'));
  expect(lines).toEqual([expect.stringMatching(/\n$/)]);
  expect(JSON.parse(lines.join(''))).toMatchObject({
    level: 'error',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    kind: 'disk',
    msg: 'It is full.',
    hint: 'Make room.',
    err: { message: 'ENOSPC', stack: expect.stringContaining('create-log.test.ts') },
  });
});

it('is text where somebody looks on', () => {
  const { log, lines } = open({ isTerminal: true });
  log.report({ kind: 'disk', message: 'It is full.', hint: 'Make room.' });
  log.answered({ ...answered, status: 200 });
  expect(lines).toEqual(['error disk: It is full. Make room.\n', 'debug: answered GET /api/v1/incidents 200 1.5 ms\n']);
});

it('tells of requests at debug, and of those that failed for us at warn', () => {
  const { log, lines } = open({ level: 'warn' });
  log.answered({ ...answered, status: 200 });
  log.answered({ ...answered, status: 500, refused: 'internal' });
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ requestId: 'r-1', status: 500, refused: 'internal' }),
  ]);
});

it('tells of a flood of one kind twice: of the first, and how many followed', async () => {
  const { log, lines } = open({ level: 'warn', quietMs: 20 });
  for (let n = 0; n < 1_000; n++) log.answered({ ...answered, status: 503, refused: 'busy' });
  log.answered({ ...answered, status: 507, refused: 'disk-full' });
  await vi.waitFor(() => expect(lines).toHaveLength(3));
  log.answered({ ...answered, status: 503, refused: 'busy' });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 'warn', status: 503, refused: 'busy' },
    { level: 'warn', status: 507, refused: 'disk-full' },
    { level: 'warn', refused: 'busy', count: 999 },
    { level: 'warn', status: 503, refused: 'busy' },
  ]);
});
