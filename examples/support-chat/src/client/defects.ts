import type { Defect } from '@driftscope/example-client';

/** What drifts in this app, and how to see it. Two browsers: a customer (Alice) and the support (Sam). */
export const defects: readonly Defect[] = [
  {
    kind: 'payload.mismatch',
    what: 'The two sides get the same message under other names, and not always with the same words.',
    provoke: 'As Alice, edit a message. As Sam, open her chat: the list has the new words, the chat the old ones.',
    cause: 'Two endpoints were built by two teams; that of the support reads the transcript, which knows no edits.',
  },
  {
    kind: 'state.cross-client',
    what: 'Alice’s edit was accepted, and Sam never sees it.',
    provoke: 'The same: wait, close the chat, open it again. A reload does not help here.',
    cause: 'The support’s endpoint answers with what the message said at first.',
  },
  {
    kind: 'poll.hot',
    what: 'Each customer asks 1,200 times an hour, and is told nearly every time what is known already.',
    provoke: 'Look at the requests of an open page in DevTools for half a minute.',
    cause: 'A timer of three seconds (five for the support), which neither slows down nor asks for news only.',
  },
  {
    kind: 'poll.overlap',
    what: 'Questions are asked before the last one was answered, and the answers come in another order.',
    provoke: 'Demo → Let the next answer come late, and watch the requests.',
    cause: 'The timer does not care whether an answer is still on its way.',
  },
  {
    kind: 'order.stale-overwrite',
    what: 'A message that was there is gone again, until the next answer.',
    provoke: 'As Sam with Alice’s chat open: Demo → Let the next answer come late, count to five, and write to her.',
    cause: 'Whatever was answered last is shown, also if it was asked first.',
  },
  {
    kind: 'poll.hidden',
    what: 'A page that nobody sees goes on asking.',
    provoke:
      'Log in, switch to another tab for a minute, and look at the requests. Closing the chat changes nothing either.',
    cause: 'The timer runs as long as the page.',
  },
  {
    kind: 'status.lying',
    what: 'The dot says Connected, and nothing arrives.',
    provoke: 'Set the network to offline in DevTools.',
    cause: 'The status knows answers and refusals; that no answer comes is neither.',
  },
  {
    kind: 'state.counter',
    what: 'The support’s list says 1 unread; there are two.',
    provoke: 'With no chat open as Sam, write two messages as Alice within five seconds.',
    cause: 'The client counts one for each answer with news, instead of taking the server’s count.',
  },
  {
    kind: 'state.diverged',
    what: 'Alice’s message stays on Sent, though Sam has seen it.',
    provoke: 'Write as Alice, open the chat as Sam, look at Alice’s page. A reload shows Seen.',
    cause: 'Messages that are known already are not taken again, so their marks stay as they were.',
  },
  {
    kind: 'write.lost',
    what: 'A message is shown as sent, and the server never took it.',
    provoke: 'As Alice: Demo → Let the next send fail, and write. After a reload it is gone.',
    cause: 'The message is drawn before it is sent, and a refusal is ignored.',
  },
];
