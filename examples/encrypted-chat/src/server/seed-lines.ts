/** How long ago, who, what. */
export type Line = readonly [minutesAgo: number, authorId: string, text: string];

export const seedUsers = [
  { id: 'u_alice', name: 'Alice' },
  { id: 'u_bob', name: 'Bob' },
  { id: 'u_carol', name: 'Carol' },
] as const;

/** Who talks with whom, and what was said. */
export const seedPairs: readonly {
  readonly id: string;
  readonly memberIds: readonly string[];
  readonly lines: readonly Line[];
}[] = [
  {
    id: 'c_alice_bob',
    memberIds: ['u_alice', 'u_bob'],
    lines: [
      [2980, 'u_bob', 'Did you get the keys for the cabin?'],
      [2975, 'u_alice', 'Picked them up this morning. They are heavier than I remember.'],
      [2974, 'u_alice', 'There is one on the ring that nobody knows the lock of.'],
      [2970, 'u_bob', 'That will be the boathouse.'],
      [2969, 'u_bob', 'Or the cellar. Let us hope for the boathouse.'],
      [2961, 'u_alice', 'I looked at the map again. The ferry goes only twice a day now, at nine and at four.'],
      [2955, 'u_bob', 'Then four it is. I have to work until one.'],
      [2953, 'u_alice', 'Four is fine. That leaves time to buy something for dinner.'],
      [1602, 'u_bob', 'What about the surprise? Does she suspect anything?'],
      [1598, 'u_alice', 'Not a thing. I told her that we fix the roof.'],
      [1597, 'u_bob', 'We could in fact fix the roof.'],
      [1596, 'u_alice', 'Let us not lie more than we need to: bring a hammer.'],
      [1580, 'u_bob', 'The cake is ordered. Lemon, two layers, no writing on it in case somebody sees the box.'],
      [1575, 'u_alice', 'Perfect. And the candles?'],
      [1571, 'u_bob', 'Thirty, and a spare.'],
      [210, 'u_alice', 'The weather says clear skies from Friday on. Cold, though.'],
      [204, 'u_bob', 'There is wood for three days behind the house, if nobody has moved it.'],
      [201, 'u_alice', 'I will bring the big blanket.'],
      [46, 'u_bob', 'Last thing: which way do we go, by the coast or over the pass?'],
      [41, 'u_alice', 'By the coast. The light will be lovely.'],
      [38, 'u_bob', 'See you at the pier, then.'],
    ],
  },
  {
    id: 'c_alice_carol',
    memberIds: ['u_alice', 'u_carol'],
    lines: [
      [420, 'u_carol', 'Is it true that you have to fix the roof on my birthday?'],
      [413, 'u_alice', 'I am so sorry! It cannot wait, it rains in.'],
      [410, 'u_carol', 'Then I come along and hold the ladder.'],
      [404, 'u_alice', 'That would be lovely.'],
    ],
  },
  {
    id: 'c_bob_carol',
    memberIds: ['u_bob', 'u_carol'],
    lines: [
      [190, 'u_carol', 'Alice says you are good with roofs?'],
      [184, 'u_bob', 'I own a hammer.'],
      [183, 'u_carol', 'Reassuring.'],
    ],
  },
];
