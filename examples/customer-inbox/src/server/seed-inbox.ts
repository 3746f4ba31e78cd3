import type { User } from '@driftscope/example-protocol';
import { seedId } from '@driftscope/example-server';
import type { Lead } from '#protocol/lead.ts';
import type { KeptRoom } from './kept-room.ts';

/** How long ago, which agent (`null`: the customer), what. */
type Line = readonly [minutesAgo: number, agent: User | null, text: string];

const MINUTE_MS = 60_000;
const customer = null;
const alice: User = { id: 'u_alice', name: 'Alice', role: 'agent' };
const bob: User = { id: 'u_bob', name: 'Bob', role: 'agent' };
const carol: User = { id: 'u_carol', name: 'Carol', role: 'agent' };

/** Those who answer. */
export const seedAgents: readonly User[] = [alice, bob, carol];

/** What customers of a bicycle shop wrote so far; some of it waits for an answer. */
export function seedRooms(nowMs: number): readonly KeptRoom[] {
  const room = (
    lead: Omit<Lead, 'id'>,
    assignee: User | null,
    unread: number,
    lines: readonly [Line, ...Line[]],
  ): KeptRoom => {
    const known: Lead = { id: seedId('l', lead.contact), ...lead };
    return {
      id: seedId('r', lead.contact),
      createdMs: nowMs - lines[0][0] * MINUTE_MS,
      lead: known,
      version: lines.length,
      assignee,
      readCount: lines.length - unread,
      messages: lines.map(([minutesAgo, agent, text], index) => ({
        id: seedId('m', `${lead.contact} ${index}`),
        from: agent === null ? 'customer' : 'agent',
        authorId: (agent ?? known).id,
        authorName: (agent ?? known).name,
        text,
        sentMs: nowMs - minutesAgo * MINUTE_MS,
        delivery: agent === null ? 'received' : 'delivered',
      })),
    };
  };

  return [
    room(
      { name: 'Ines Duarte', contact: '+351 912 555 014', channel: 'WhatsApp', city: 'Porto', interest: 'Cargo bike' },
      bob,
      2,
      [
        [52, customer, 'Hi! Does the Atlas carry two children and a week of shopping?'],
        [47, bob, 'It does: 200 kg in total, and the bench in front takes two up to seven years.'],
        [9, customer, 'Great. And can I try it in the hills here before I decide?'],
        [8, customer, 'I am free on Saturday.'],
      ],
    ),
    room(
      {
        name: 'Tomasz Zielinski',
        contact: 'tomasz@zielinski.example',
        channel: 'Email',
        city: 'Gdańsk',
        interest: 'Service plan',
      },
      alice,
      0,
      [
        [300, customer, 'My rear brake squeals since the last service. Is that covered?'],
        [288, alice, 'Of course. Bring it by, or we fetch it on Thursday between nine and eleven.'],
        [281, customer, 'Thursday at nine is perfect, thank you.'],
      ],
    ),
    room(
      { name: 'Maren Holt', contact: '+47 406 55 509', channel: 'WhatsApp', city: 'Bergen', interest: 'Winter tyres' },
      alice,
      1,
      [
        [131, customer, 'Do you have studded tyres for 28 inch, 42 wide?'],
        [126, alice, 'Two kinds. The lighter one has 120 studs, the other 240.'],
        [23, customer, 'The one with 240, please. Can you mount them too?'],
      ],
    ),
    room(
      {
        name: 'Atelier Roux',
        contact: 'commandes@atelier-roux.example',
        channel: 'Email',
        city: 'Lyon',
        interest: 'Fleet of six',
      },
      carol,
      0,
      [
        [1610, customer, 'We would like to lease six city bikes for our staff. What is your offer?'],
        [1540, carol, 'I have put together an offer for 36 months, with service. It is in your mailbox.'],
        [1480, customer, 'Received. We will decide on Friday.'],
      ],
    ),
    room(
      {
        name: 'Yusuf Demir',
        contact: 'web-form-7031@pedalwerk.example',
        channel: 'Web form',
        city: 'Köln',
        interest: 'Child seat',
      },
      null,
      1,
      [[17, customer, 'Which child seat fits the Comet with the sloping frame? The site does not say.']],
    ),
  ];
}
