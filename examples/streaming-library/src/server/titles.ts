import { seedId } from '@driftscope/example-server';
import { motifs, type Title } from '#protocol/title.ts';

/** Name, year, genre, minutes, about. */
type Line = readonly [string, number, string, number, string];

/** Everything that there is to watch. */
export const titles: readonly Title[] = (
  [
    [
      'The Lighthouse Post',
      2021,
      'Drama',
      112,
      'Two sisters run the last post office that can only be reached at low tide.',
    ],
    ['Salt and Cedar', 2019, 'Drama', 98, 'A shipbuilder takes one last order, from the man who ruined him.'],
    ['A House of Weather', 2023, 'Drama', 121, 'Four seasons, one family, and a roof that nobody mends.'],
    ['Letters to Ines', 2017, 'Drama', 104, 'Thirty years of letters are found behind a kitchen wall.'],
    ['Night Ferry', 2022, 'Thriller', 95, 'The ferry has twelve passengers on its list, and thirteen at dinner.'],
    [
      'The Quiet Ledger',
      2020,
      'Thriller',
      109,
      'An auditor finds a company that does not exist, and a salary that is hers.',
    ],
    ['Under the Viaduct', 2018, 'Thriller', 102, 'A signalman hears a train that is not in the timetable.'],
    ['Cold Signal', 2024, 'Thriller', 117, 'A weather station in the north answers, twenty years after it was closed.'],
    [
      'Orbit of Glass',
      2024,
      'Science fiction',
      128,
      'The crew of a greenhouse between planets votes on who goes home.',
    ],
    ['The Second Moon', 2021, 'Science fiction', 133, 'It rises on a Tuesday. By Friday the tides have an opinion.'],
    [
      'Slow Light',
      2016,
      'Science fiction',
      101,
      'A window shows what happened ten years ago, and everyone wants to look.',
    ],
    [
      'Hello, Tomorrow Street',
      2023,
      'Science fiction',
      94,
      'A street wakes up a day early, and decides to tell nobody.',
    ],
    ['Marmalade Summer', 2019, 'Comedy', 91, 'A village enters a contest that it has misread.'],
    [
      'The Understudies',
      2022,
      'Comedy',
      96,
      'The cast is ill, the theatre is full, and the understudies have never met.',
    ],
    ['Three Weddings, One Goat', 2018, 'Comedy', 99, 'The goat is not invited to any of them.'],
    ['Mind the Geese', 2020, 'Comedy', 88, 'A park keeper, a developer, and forty geese go to court.'],
    ['Forests of the Rain', 2022, 'Documentary', 84, 'A year among trees that drink from clouds.'],
    ['The Bread Makers', 2021, 'Documentary', 76, 'Six bakeries, six hours before the town wakes up.'],
    ['Deep Blue Hours', 2023, 'Documentary', 92, 'What moves in the sea when the light has gone.'],
    [
      'Hands on Steel',
      2017,
      'Documentary',
      81,
      'The last bell foundry takes an order for the smallest bell it ever made.',
    ],
    ['Pip and the Paper Fox', 2024, 'Family', 79, 'Pip folds a fox, and it folds her a friend.'],
    ['The Borrowed Dragon', 2021, 'Family', 86, 'Dragons must be back by ten. This one is not.'],
    ['Captain Teacup', 2019, 'Family', 74, 'A very small captain sails a very large kitchen.'],
    ['Snow Day Forever', 2022, 'Family', 82, 'The school is closed, and somebody keeps it that way.'],
  ] satisfies readonly Line[]
).map(([name, year, genre, lengthMinutes, about], index) => ({
  id: seedId('t', name),
  name,
  year,
  genre,
  lengthMinutes,
  about,
  cover: {
    motif: motifs[(index * 5 + Math.floor(index / 6)) % motifs.length] ?? 'moon',
    hue: (index * 47 + 250) % 360,
  },
}));
