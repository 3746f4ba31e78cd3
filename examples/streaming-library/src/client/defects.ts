import type { Defect } from '@driftscope/example-client';

/** What drifts in this app, and how to see it. Devices are browsers, or profiles of one browser. */
export const defects: readonly Defect[] = [
  {
    kind: 'focus.no-resync',
    what: 'The page comes back to the front, and shows what it had.',
    provoke:
      'Log in as Alice on two devices. On one, go to another tab; on the other, add a title to the list. Go back.',
    cause: 'The server is asked at the login and at a reload, and at no other time.',
  },
  {
    kind: 'state.diverged',
    what: 'The title says 65 min watched, though the server has just said 75.',
    provoke:
      'Watch ten minutes of Slow Light on one device, and twenty on another. On the first, change the profile to Kids and back: the library is read again, and the title stays where it was.',
    cause: 'How far one has watched is kept by the browser: what the server says of it is dropped.',
  },
  {
    kind: 'state.cross-tab',
    what: 'A title was added to the list in one tab; the other tab of the same browser does not have it.',
    provoke: 'Open the library in two windows side by side. Add Slow Light to the list in one.',
    cause: 'The tabs do not know of each other.',
  },
  {
    kind: 'write.overwritten',
    what: 'Two devices rate the same title. The older rating wins, and the newer one was told that it had.',
    provoke:
      'Open Slow Light on two devices. On one: Demo → Let the next change arrive late, and rate 1 star. On the other rate 5 stars at once. Reload after ten seconds.',
    cause: 'The server takes what comes last; nobody says which version the change was made from.',
  },
  {
    kind: 'order.stale-overwrite',
    what: 'One rates 2, then 5 stars, and seconds later there are 2 again.',
    provoke: 'Demo → Let the next answer come late, rate 2 stars, then at once 5.',
    cause: 'Each answer is put into the store as it comes, also the older one.',
  },
  {
    kind: 'write.lost',
    what: 'A title is in the list, and the server never heard of it.',
    provoke: 'Demo → Let the next change fail, and add a title to the list. After a reload it is gone.',
    cause: 'The change is drawn before it is sent, and a refusal is ignored.',
  },
];
