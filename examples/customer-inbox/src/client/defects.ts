import type { Defect } from '@driftscope/example-client';

/** What drifts in this app, and how to see it. Two browsers show more than one: log in as Alice and as Bob. */
export const defects: readonly Defect[] = [
  {
    kind: 'payload.partial',
    what: 'A new customer is “Unknown”, from an unknown channel, until the page is reloaded.',
    provoke: 'Demo → A new customer writes, and wait four seconds.',
    cause: 'The event of a new room says hardly anything of it, is taken as it is, and nothing reads the rest.',
  },
  {
    kind: 'event.orphan',
    what: 'What the new customer wrote is nowhere: the room is empty.',
    provoke:
      'Demo → Another customer writes, three times, so that it is known what becomes of messages. Then a new customer writes: open the new room. A reload brings the message.',
    cause: 'The message comes before its room. There is no room to put it into, so it is dropped.',
  },
  {
    kind: 'order.regressed',
    what: 'The new room has an agent for a moment, and is unassigned again.',
    provoke: 'The same: look at the new row from the third to the fifth second.',
    cause: 'The event of the new room was held up by a look-up, tells of the past, and overwrites what came after.',
  },
  {
    kind: 'event.duplicate',
    what: 'The server sends each message of the open room twice.',
    provoke: 'Open a room, then Demo → The open customer writes, and look at the frames of the socket.',
    cause: 'Once to everyone, for the list; once to those in the room, for the talk.',
  },
  {
    kind: 'store.duplicate',
    what: 'Each new message of the open room is on the screen twice.',
    provoke: 'The same. A reload shows it once.',
    cause: 'Both events add it, and neither looks whether it is there.',
  },
  {
    kind: 'state.counter',
    what: 'The list says 3 unread; the server says none.',
    provoke: 'As Bob open Ines Duarte and answer her. As Alice: All → Mine → All. A reload shows the right count.',
    cause:
      'The client counts one for each message, also for those of colleagues, and hears of no reading. A read list is not taken for rooms that are known.',
  },
  {
    kind: 'state.diverged',
    what: 'A message stays on “Sent”, though it was delivered; and what is said in a room that was left appears in the open one.',
    provoke:
      'Open a room and send three messages. After the third open another room at once, wait three seconds, and go back.',
    cause: 'Rooms are joined and never left, and what is told in a room is applied to the one that is open.',
  },
];
