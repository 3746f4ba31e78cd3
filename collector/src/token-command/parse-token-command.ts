import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, ok, type Result, type TokenDraft, TokenDraftSchema } from '@driftscope/records';
import { Value } from 'typebox/value';
import { dataDirOf } from '../environment/read-environment.ts';

/** What is to be done with the tokens of a data folder. */
export type TokenCommand =
  | { readonly kind: 'create'; readonly dataDir: string; readonly draft: TokenDraft }
  | { readonly kind: 'list'; readonly dataDir: string }
  | { readonly kind: 'revoke'; readonly dataDir: string; readonly id: string };

export const tokenUsage = `driftscope token create --scope ingest|read|admin --name NAME [--data FOLDER]
driftscope token list [--data FOLDER]
driftscope token revoke ID [--data FOLDER]

Makes, lists and revokes tokens of a collector, also while it runs. A token is shown once, when it is made.

  ingest    for extensions, probes and tracers: to send records
  read      for the dashboard and programs: to read what was found
  admin     to change incidents and tokens, too

Exit codes: 0 done, 2 wrong usage, 3 the folder cannot be used, or there is no such token.`;

/** Reads the command line, which begins with `token`. */
export function parseTokenCommand(args: readonly string[], env: NodeJS.ProcessEnv): Result<TokenCommand> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [, command, ...rest] = positionals;
  const { data, ...draft } = values;
  const dataDir = resolve(data ?? dataDirOf(env));
  if (command === 'revoke') {
    const [id] = rest;
    return id === undefined || rest.length > 1 ? wrong('revoke takes one ID.') : ok({ kind: 'revoke', dataDir, id });
  }
  if (rest.length > 0) return wrong(`There is no use for ${rest.join(' ')}.`);
  if (command === 'list') return ok({ kind: 'list', dataDir });
  if (command !== 'create') return wrong(`There is no command token ${command ?? ''}.`);
  if (Value.Check(TokenDraftSchema, draft)) return ok({ kind: 'create', dataDir, draft });
  return wrong('create takes --scope ingest, read or admin, and a --name of 1 to 100 characters.');
}

function parse(args: readonly string[]) {
  try {
    const options = { data: { type: 'string' }, scope: { type: 'string' }, name: { type: 'string' } } as const;
    return ok(parseArgs({ args: [...args], allowPositionals: true, options }));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return wrong(error.message);
  }
}

const wrong = (message: string): Result<never> => fail('wrong-usage', message, 'driftscope --help says how to use it.');
