import type { User } from '@driftscope/example-protocol';
import { seedId } from '@driftscope/example-server';
import type { Side } from './kept-chat.ts';

/** How long ago, who, what. */
type Line = readonly [minutesAgo: number, from: Side, text: string];

const MINUTE_MS = 60_000;
const support: User = { id: 'u_sam', name: 'Sam', role: 'support' };
const alice: User = { id: 'u_alice', name: 'Alice' };
const bob: User = { id: 'u_bob', name: 'Bob' };
const carol: User = { id: 'u_carol', name: 'Carol' };

/** One of the support, and three customers with a chat each. */
export const seedUsers: readonly User[] = [support, alice, bob, carol];

/** What was said before, in one chat. */
export interface SeededChat {
  readonly id: string;
  readonly customer: User;
  readonly support: User;
  readonly lines: readonly {
    readonly id: string;
    readonly from: Side;
    readonly text: string;
    readonly sentMs: number;
  }[];
}

/** What was said before: every chat is read by both sides. */
export function seedChats(nowMs: number): readonly SeededChat[] {
  const chat = (customer: User, lines: readonly Line[]): SeededChat => ({
    id: seedId('ch', customer.id),
    customer,
    support,
    lines: lines.map(([minutesAgo, from, text], index) => ({
      id: seedId('m', `${customer.id} ${index}`),
      from,
      text,
      sentMs: nowMs - minutesAgo * MINUTE_MS,
    })),
  });
  return [chat(alice, aliceLines), chat(bob, bobLines), chat(carol, carolLines)];
}

const aliceLines: readonly Line[] = [
  [95, 'customer', 'Hello! My parcel says delivered, and there is nothing at my door.'],
  [93, 'support', 'Hi Alice, I am sorry. Let me look where the courier left it.'],
  [90, 'support', 'It was handed to a neighbour: number 14, second floor.'],
  [84, 'customer', 'Found it, thank you so much!'],
];

const bobLines: readonly Line[] = [
  [410, 'customer', 'Which of your green teas has the least caffeine?'],
  [402, 'support', 'That would be the Kukicha: it is made of stems, so there is little in it.'],
  [400, 'customer', 'Perfect, I will order that one.'],
];

const carolLines: readonly Line[] = [
  [1500, 'customer', 'Can I change the address of my subscription?'],
  [1490, 'support', 'Of course. Tell me the new one, and it is used from the next parcel on.'],
];
