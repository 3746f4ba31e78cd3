import Type from 'typebox';
import { recordSchema, seqSchema } from './record-schema.ts';

/** Stable id of the user: the same user has the same value in all sessions of an app. */
const who = Type.String({ minLength: 1 });

/** What a person would call the user. Absent when unknown or switched off. */
const label = Type.Optional(Type.String());

/** How it was known, and from which record. `source` is absent when it came from no record. */
const evidence = {
  how: Type.Union([
    Type.Literal('jwt'),
    Type.Literal('socket-auth'),
    Type.Literal('response'),
    Type.Literal('store'),
    Type.Literal('storage'),
    Type.Literal('app'),
  ]),
  source: Type.Optional(seqSchema),
};

/** Someone was logged in already when the page loaded or recording began. */
const IdentitySeen = recordSchema('identity.seen', { who, label, ...evidence });
const IdentityLogin = recordSchema('identity.login', { who, label, ...evidence });

/** `who` is the former user. */
const IdentityLogout = recordSchema('identity.logout', { who, label, ...evidence });

/** One user followed another with no logout in between. */
const IdentitySwitch = recordSchema('identity.switch', { from: who, to: who, label, ...evidence });

export const identitySchemas = [IdentitySeen, IdentityLogin, IdentityLogout, IdentitySwitch] as const;
