import type { IdentityState } from './identity-state.ts';
import { jwtSubject } from './jwt-subject.ts';

/** Draws identity from the credentials of a Socket.IO CONNECT packet. Answers what to tell of each sent text frame. */
export function watchSocketAuth(identity: IdentityState): (text: string, seq: number) => void {
  return (text, source) => {
    // `40` is Engine.IO's message and Socket.IO's CONNECT; all other frames cost this one look.
    if (text[0] !== '4' || text[1] !== '0') return;
    const user = jwtSubject(text);
    if (user) identity.saw({ place: 'socket', ...user, how: 'socket-auth', source, strength: 'token' });
  };
}
