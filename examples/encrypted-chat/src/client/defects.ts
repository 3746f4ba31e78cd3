import type { Defect } from '@driftscope/example-client';

/** What drifts in this app, and how to see it. */
export const defects: readonly Defect[] = [
  {
    kind: 'write.lost',
    what: 'A picture that was sent without a network is shown as sent, and never leaves the device.',
    provoke:
      'Open a conversation, set the page offline (DevTools, Network, Offline; on 127.0.0.1, not on localhost), press Send a picture, and go online again.',
    cause: 'The picture goes ahead of its message; where it does not arrive, the message is forgotten.',
  },
  {
    kind: 'write.duplicated',
    what: 'A message that was written without a network arrives twice.',
    provoke: 'The same, but write a text.',
    cause:
      'Socket.IO keeps what is emitted while it is down, and so does the app. Both send it, and the server knows no key by which to tell that it is one.',
  },
  {
    kind: 'ttl.expired-visible',
    what: 'A message that should have disappeared stays on the screen, and on the disk.',
    provoke: 'Choose “5 seconds”, send something, and wait.',
    cause: 'The server forgets it; the page was told until when it may be shown, and does not look at the clock.',
  },
  {
    kind: 'storage.plaintext-secret',
    what: 'The private key and the session keys lie on the disk in the clear.',
    provoke: 'Log in, and open DevTools, Application, IndexedDB, sotto-drifting-keys.',
    cause: 'They are kept so that a reload does not ask for the password, and nothing seals them.',
  },
  {
    kind: 'server.handler-error',
    what: 'The server fails at a message, and the page shows it as sent.',
    provoke: 'Demo → Let the server fail at my next message, then send one. The other side never sees it.',
    cause: 'The handler throws before it answers, and the page does not wait for the answer.',
  },
  {
    kind: 'ui.layout-jump',
    what: 'A picture loads late, and what was said after it is pushed away.',
    provoke: 'As somebody else, send a picture and, at once, a text to who looks at the conversation.',
    cause: 'The place of the picture is not kept free until it is there.',
  },
];
