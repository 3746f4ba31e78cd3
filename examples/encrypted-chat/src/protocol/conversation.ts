import { UserSchema } from '@driftscope/example-protocol';
import Type, { type Static } from 'typebox';
import { PublicKeySchema } from './key-pair.ts';

const MemberSchema = Type.Intersect([UserSchema, Type.Object({ publicKey: PublicKeySchema })]);

/** Two people, and what each needs to write what only the other can read. */
export const ConversationSchema = Type.Object({ id: Type.String(), members: Type.Array(MemberSchema) });

export type Conversation = Static<typeof ConversationSchema>;

export const ConversationListSchema = Type.Object({ conversations: Type.Array(ConversationSchema) });
