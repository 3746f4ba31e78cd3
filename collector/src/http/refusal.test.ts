import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startTestCollector } from '../testing/start-test-collector.ts';

/** More than the system takes from a sender while nobody reads. */
const largeBytes = 7_000_000;
const pieceBytes = 64 * 1024;

/** What comes back to one who sends all of a request before it reads, by the first lines of the answers. Throws where it is reset. */
async function answersTo(port: number, lines: readonly string[], bodyBytes: number): Promise<readonly string[]> {
  const socket = connect(port, '127.0.0.1');
  const faults: unknown[] = [];
  socket.on('error', (fault) => faults.push(fault));
  const head = ['POST /api/v1/batches HTTP/1.1', 'Host: 127.0.0.1', `Content-Length: ${bodyBytes}`, ...lines];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  for (let left = bodyBytes; left > 0 && faults.length === 0; left -= pieceBytes) {
    socket.write(Buffer.alloc(Math.min(left, pieceBytes), ' '));
    while (socket.writableNeedDrain && faults.length === 0) await setImmediate();
  }
  let answers = '';
  socket.on('data', (bytes) => {
    answers += bytes.toString('latin1');
  });
  socket.end();
  if (!socket.closed) await once(socket, 'close');
  if (faults[0] !== undefined) throw faults[0];
  return answers.match(/^HTTP.*$/gm) ?? [];
}

describe('a refusal', () => {
  it.each(['close', 'keep-alive'])('is heard by who sends a large body with Connection: %s', async (connection) => {
    const { port } = await startTestCollector({ token: 'secret' });
    const asks = [`Connection: ${connection}`, 'Content-Type: application/json'];
    expect(await answersTo(port, asks, largeBytes)).toEqual([expect.stringContaining(' 401 ')]);
  });

  it('waits for nothing where there is no body', async () => {
    const { port } = await startTestCollector();
    expect(await answersTo(port, ['Connection: close'], 0)).toEqual([expect.stringContaining(' 415 ')]);
  });
});
