import { type Device, openDevice, startEncryptedChat } from '@driftscope/example-encrypted-chat';
import type { LabCompared, LabRow } from '@driftscope/records';
import Type from 'typebox';
import { actOnUser } from './act-on-user.ts';
import { createVisitors } from './create-visitors.ts';
import type { StageableSystem } from './lab-stage.ts';
import { withSockets } from './offered-faults.ts';
import { rowsOf } from './rows-of.ts';

const CONVERSATION = 'c_alice_bob';

const fields = ['authorId', 'text'] as const;
const pattern = { path: ['byConversation', CONVERSATION, '*'], fields: [...fields] };

const STAYING = 'messages';
const PASSING = 'messages that expire';

const compared: LabCompared[] = [
  { name: STAYING, rows: { kind: 'states', patterns: [{ ...pattern, lacking: 'expiresAt' }] }, isOrdered: true },
  { name: PASSING, rows: { kind: 'states', patterns: [{ ...pattern, having: 'expiresAt' }] }, isOrdered: true },
];

/** Of the writer's messages every third is gone after so long: all of them are before a run ends. */
const PASSES_AFTER_MS = 2_500;

/**
 * System E. The server has only sealed rows: they are held against what the clients have opened, by a device of the same user that opens
 * them too. The messages that expire are told apart: they go wrong for a reason of their own.
 */
export const encryptedChat: StageableSystem = {
  about: {
    id: 'encrypted-chat',
    name: 'Encrypted chat',
    system: 'E',
    compared,
    newsMs: 1_000,
    faults: [...withSockets],
    user: 'Alice',
    nextUser: 'Carol',
    writers: ['Bob'],
    writeEveryMs: 1_000,
    opening: [
      { kind: 'see', text: 'Connected' },
      { kind: 'follow', name: 'Bob' },
      { kind: 'see', text: 'See you at the pier, then.' },
    ],
    nextOpening: [
      { kind: 'see', text: 'Connected' },
      { kind: 'follow', name: 'Bob' },
      { kind: 'see', text: 'Reassuring.' },
    ],
  },
  start: async () => {
    const { url, stop } = await startEncryptedChat({ port: 0 });
    const visitors = createVisitors(url);
    const devices = new Map<string, Promise<Device>>();
    const deviceOf = (user: string): Promise<Device> => {
      const name = user.toLowerCase();
      const ask = (path: string, body?: object) => visitors.ask(user, Type.Unknown(), path, body);
      const device = devices.get(name) ?? openDevice({ userId: `u_${name}`, password: name, ask });
      devices.set(name, device);
      return device;
    };
    let writes = 0;
    return {
      url,
      stop,
      readCopy: async (user) => {
        const messages = await (await deviceOf(user)).read(CONVERSATION);
        const rows = (expire: boolean): LabRow[] =>
          rowsOf(
            messages.filter(({ expiresAt }) => (expiresAt !== undefined) === expire),
            fields,
          );
        return { [STAYING]: rows(false), [PASSING]: rows(true) };
      },
      act: async (act) => {
        if (act.kind !== 'write') return actOnUser(visitors, act);
        writes += 1;
        const ttlMs = writes % 3 === 0 ? PASSES_AFTER_MS : undefined;
        await (await deviceOf(act.by)).write(CONVERSATION, act.text, ttlMs);
      },
    };
  },
};
