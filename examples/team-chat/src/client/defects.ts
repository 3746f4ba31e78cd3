import type { Defect } from '@driftscope/example-client';

/** What drifts in this app, and how to see it. */
export const defects: readonly Defect[] = [
  {
    kind: 'gap.missed-events',
    what: 'What others wrote while the network was away never appears.',
    provoke:
      'Open a conversation as two users in two browsers. Set one offline (DevTools, Network, Offline; on 127.0.0.1, not on localhost), write with the other, set it online again.',
    cause: 'The server tells only who is connected, and nothing is read again afterwards.',
  },
  {
    kind: 'gap.no-resync',
    what: 'The socket is back, the list is as old as before.',
    provoke: 'The same: look at the requests after the reconnect. There are none.',
    cause: 'Reading happens at login and on first opening, never on connect.',
  },
  {
    kind: 'gap.no-reconnect',
    what: 'The chat stays disconnected for ever.',
    provoke: 'Demo → Kick this device. Wait ten seconds.',
    cause: 'Socket.IO does not reconnect by itself after the server has closed the socket.',
  },
  {
    kind: 'store.duplicate',
    what: 'Each new message appears twice, after the next cut three times.',
    provoke: 'Set the page offline and online again, and write something.',
    cause: 'The listeners are added again at every connect, and none is removed.',
  },
  {
    kind: 'auth.anonymous-socket',
    what: 'After a reload nothing new arrives, not even one’s own messages, though the status says Connected.',
    provoke: 'Log in, then reload the page. Logging out and in again helps.',
    cause: 'The socket is opened before the session is restored, without a token, and not opened anew.',
  },
  {
    kind: 'logout.stale-store',
    what: 'After the logout everything is still in memory.',
    provoke: 'Open a conversation, log out, and wait two seconds.',
    cause: 'The logout empties the session store, and forgets the other stores.',
  },
  {
    kind: 'identity.leak',
    what: 'The next user sees conversations of the one before.',
    provoke:
      'Log in as Alice, open Carol, log out. On the same page log in as Bob: Alice’s talk with Carol is in the list.',
    cause: 'The new list is merged into the old one.',
  },
  {
    kind: 'logout.stale-storage',
    what: 'After the logout the browser still keeps who the user was.',
    provoke: 'Log out, and look into the local storage (DevTools, Application): the user is in there.',
    cause: 'The logout takes the token out, and forgets the key beside it.',
  },
  {
    kind: 'auth.stale-socket',
    what: 'Messages for the former user go on arriving.',
    provoke: 'Log out as Alice, and write to her as Bob in another browser: the logged out page hears it.',
    cause: 'The logout leaves the socket open.',
  },
  {
    kind: 'focus.no-resync',
    what: 'The tab comes back to the foreground and shows what it had.',
    provoke: 'Put another tab in front, cut the network for half a minute while somebody writes, and come back.',
    cause: 'Nobody listens for the page being shown again.',
  },
  {
    kind: 'presence.false-offline',
    what: 'Bob is shown offline, though he sits at his other device.',
    provoke:
      'As Alice open Bob. Log in as Bob in two more browsers, and close one of them: the line under his name forgets him.',
    cause: 'One device leaves, and the user counts as gone, whatever else is open.',
  },
  {
    kind: 'presence.ghost-online',
    what: 'Bob is shown online for ever, though he has left.',
    provoke:
      'As Alice open Bob, and set the page offline. Close Bob’s browser, and set Alice’s page online again. Wait three quarters of a minute.',
    cause: 'The list of who is there is added to what was known. Who is not on it any more stays.',
  },
  {
    kind: 'poll.hot',
    what: 'The page asks the server every three seconds whether there is something new, and hardly ever there is.',
    provoke: 'Log in, wait a quarter of a minute, and look at the requests.',
    cause: 'The badge in the title is asked for by a timer, though the socket tells of each message.',
  },
  {
    kind: 'poll.hidden',
    what: 'It does so as well while nobody looks.',
    provoke: 'Put another tab in front, and wait a quarter of a minute.',
    cause: 'The timer does not know whether the page is seen.',
  },
];
