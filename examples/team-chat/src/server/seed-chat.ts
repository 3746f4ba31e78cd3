import type { User } from '@driftscope/example-protocol';
import type { ChatData } from './chat-data.ts';

/** How long ago, who, what. */
type Line = readonly [minutesAgo: number, authorId: string, text: string];

const MINUTE_MS = 60_000;

const seedUsers: readonly User[] = [
  { id: 'u_alice', name: 'Alice' },
  { id: 'u_bob', name: 'Bob' },
  { id: 'u_carol', name: 'Carol' },
];

/** Three people, the conversations of each two of them, and one of all. */
export function seedChat(nowMs: number): ChatData {
  const room = (id: string, memberIds: readonly string[], lines: readonly Line[], title?: string) => ({
    id,
    ...(title === undefined ? {} : { title }),
    memberIds,
    lines: lines.map(([minutesAgo, authorId, text], index) => ({
      id: `m_${id.slice(2)}_${index + 1}`,
      authorId,
      text,
      sentAtMs: nowMs - minutesAgo * MINUTE_MS,
    })),
  });

  return {
    users: seedUsers,
    rooms: [
      room('c_team', ['u_alice', 'u_bob', 'u_carol'], teamLines, 'Team'),
      room('c_alice_bob', ['u_alice', 'u_bob'], aliceBobLines),
      room('c_alice_carol', ['u_alice', 'u_carol'], aliceCarolLines),
      room('c_bob_carol', ['u_bob', 'u_carol'], bobCarolLines),
    ],
  };
}

const teamLines: readonly Line[] = [
  [1560, 'u_carol', 'The release notes for 4.2 are in the shared folder. Please read them before tomorrow.'],
  [1552, 'u_alice', 'Read them. The part about exports could use one example.'],
  [1549, 'u_carol', 'Good point, I will add one.'],
  [94, 'u_bob', 'Build is green on all platforms 🎉'],
  [92, 'u_alice', 'Lovely. Then we ship at three, as planned?'],
  [90, 'u_carol', 'Three works. I will watch the dashboards for the first hour.'],
  [31, 'u_bob', 'I can take the second hour.'],
];

const aliceBobLines: readonly Line[] = [
  [240, 'u_bob', 'Do you have a minute for the invoice import today?'],
  [236, 'u_alice', 'After lunch. Is it the rounding again?'],
  [235, 'u_bob', 'It is always the rounding.'],
  [48, 'u_alice', 'Found it: we round each line, and they round the sum. Writing it up now.'],
];

const aliceCarolLines: readonly Line[] = [
  [410, 'u_carol', 'Between us: the budget for the offsite went through.'],
  [402, 'u_alice', 'That is great news! When do we tell the others?'],
  [401, 'u_carol', 'Friday, together with the date. Not a word until then.'],
];

const bobCarolLines: readonly Line[] = [
  [180, 'u_bob', 'Is the customer call still at four?'],
  [176, 'u_carol', 'Moved to half past. I changed the invitation.'],
  [175, 'u_bob', 'Thanks, then I can finish the tests before.'],
];
