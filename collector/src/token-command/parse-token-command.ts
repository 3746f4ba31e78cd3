import { resolve } from 'node:path';
import { ok, type Result, type TokenDraft, TokenDraftSchema } from '@driftscope/records';
import { Value } from 'typebox/value';
import { parseArguments } from '../command-line/parse-arguments.ts';
import { wrongUsage } from '../command-line/wrong-usage.ts';
import { dataDirOf } from '../environment/read-environment.ts';

/** What is to be done with the tokens of a data folder. */
export type TokenCommand =
  | { readonly kind: 'create'; readonly dataDir: string; readonly draft: TokenDraft }
  | { readonly kind: 'list'; readonly dataDir: string }
  | { readonly kind: 'revoke'; readonly dataDir: string; readonly id: string };

export const TOKEN_USAGE = `driftscope token create --scope ingest|read|admin --name NAME [--data FOLDER]
driftscope token list [--data FOLDER]
driftscope token revoke ID [--data FOLDER]

Makes, lists and revokes tokens of a collector, also while it runs. A token is shown once, when it is made.

  ingest    for extensions, probes and tracers: to send records
  read      for the dashboard and programs: to read what was found
  admin     to change incidents and tokens, too

Exit codes: 0 done, 2 wrong usage, 3 the folder cannot be used, or there is no such token.`;

/** Reads the command line, which begins with `token`. */
export function parseTokenCommand(args: readonly string[], env: NodeJS.ProcessEnv): Result<TokenCommand> {
  const parsed = parseArguments(args, {
    data: { type: 'string' },
    scope: { type: 'string' },
    name: { type: 'string' },
  });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [, command, ...rest] = positionals;
  const { data, ...draft } = values;
  const dataDir = resolve(data ?? dataDirOf(env));
  if (command === 'revoke') {
    const [id] = rest;
    return id === undefined || rest.length > 1
      ? wrongUsage('revoke takes one ID.')
      : ok({ kind: 'revoke', dataDir, id });
  }
  if (rest.length > 0) return wrongUsage(`There is no use for ${rest.join(' ')}.`);
  if (command === 'list') return ok({ kind: 'list', dataDir });
  if (command !== 'create') return wrongUsage(`There is no command token ${command ?? ''}.`);
  if (Value.Check(TokenDraftSchema, draft)) return ok({ kind: 'create', dataDir, draft });
  return wrongUsage('create takes --scope ingest, read or admin, and a --name of 1 to 100 characters.');
}
