import { UserSchema } from '@driftscope/example-protocol';
import { type Identity, startExampleSync } from '@driftscope/example-server';
import { type Change, type EntityRef, type Fields, type SyncServer, scopeNamed } from '@driftscope/sync/server';
import { Value } from 'typebox/value';
import { INBOX_SCOPE } from '#protocol/inbox-scope.ts';
import { MessageFieldsSchema } from '#protocol/message.ts';
import type { Inbox } from './inbox.ts';
import { inboxAccess } from './inbox-access.ts';
import type { KeptMessage, KeptRoom } from './kept-room.ts';
import { messageFields, roomFields } from './to-fields.ts';

/**
 * Keeps the sync server's log like the inbox: one complete change for each room and message that became otherwise, and what
 * the sync clients write goes into the inbox.
 */
export function startInboxSync(inbox: Inbox, identity: Identity): SyncServer {
  const scope = scopeNamed(INBOX_SCOPE);
  /** What the log has, by id. */
  const held = new Map<string, Fields>();

  const apply = ({ entity, ...change }: Change) => {
    if (change.kind !== 'put') return;
    const { fields } = change;
    held.set(entity.id, fields);
    // What has no mutation came from the inbox.
    if (change.mutation === undefined) return;
    if (entity.type === 'message') return takeMessage(entity, fields);
    takeRoomChange(inbox, entity, fields);
    const room = inbox.room(entity.id);
    if (room !== undefined) keepRoom(room);
  };

  const server = startExampleSync({
    ...identity,
    access: inboxAccess(inbox, identity.accounts.user),
    onChange: apply,
  });

  /** Writes what the log has not. */
  const keep = (entity: EntityRef, fields: Fields) => {
    const known = held.get(entity.id);
    if (known === undefined || !Value.Equal(known, { ...known, ...fields })) {
      server.core.write({ kind: 'put', scope, entity, fields });
    }
  };
  const keepRoom = (room: KeptRoom) => keep({ type: 'room', id: room.id }, roomFields(room));
  const keepMessage = (room: KeptRoom, message: KeptMessage) =>
    keep({ type: 'message', id: message.id }, messageFields(room, message));

  const takeMessage = ({ id }: EntityRef, fields: Fields) => {
    if (!Value.Check(MessageFieldsSchema, fields)) return;
    const [room, agent] = [inbox.room(fields.roomId), identity.accounts.user(fields.authorId)];
    if (room !== undefined && agent !== undefined) inbox.post(room, agent, fields.text, id);
  };

  for (const room of inbox.rooms()) {
    keepRoom(room);
    for (const message of room.messages) keepMessage(room, message);
  }
  inbox.onChange((change) => {
    keepRoom(change.room);
    if ('message' in change) keepMessage(change.room, change.message);
  });
  return server;
}

/** The change is complete: what of it is news to the room is taken. */
function takeRoomChange(inbox: Inbox, { id }: EntityRef, { assignee, readUpTo }: Fields): void {
  const room = inbox.room(id);
  if (room === undefined) return;
  if (Value.Check(UserSchema, assignee) && assignee.id !== room.assignee?.id) inbox.assign(room, assignee);
  if (typeof readUpTo === 'string') inbox.markRead(room, readUpTo);
}
