import type { SignedIn } from '@driftscope/records';
import { CopyText } from './copy-text.tsx';
import classes from './settings.module.css';
import { SettingsSection } from './settings-section.tsx';
import { TokenDesk } from './token-desk.tsx';
import { tokenRights } from './token-rights.ts';

/** Tokens, as far as who asks may see and change them. `signedIn`: absent until it is known. */
export function TokenSection({ signedIn }: { readonly signedIn: SignedIn | undefined }) {
  const rights = signedIn && tokenRights(signedIn);
  return (
    <SettingsSection
      title="Tokens"
      lead="Whoever has one may do what its scope is for: ingest sends records, read reads what was found, admin does all, also this."
    >
      {rights === 'look' && (
        <div className={classes.note}>
          <p>
            This collector lets everybody on its machine read. This makes its first token, of scope admin; from then on
            the dashboard asks for one, and who signed in with it makes more here.
          </p>
          <div className={classes.copied}>
            <code>{firstToken}</code>
            <CopyText text={firstToken} name="the command" />
          </div>
        </div>
      )}
      {rights === 'none' && (
        <p className={classes.note}>
          You signed in with the token {signedIn?.as?.name} of scope {signedIn?.as?.scope}. Tokens are listed, made and
          revoked with one of scope admin.
        </p>
      )}
      {rights !== undefined && rights !== 'none' && (
        <TokenDesk canChange={rights === 'change'} ownName={signedIn?.as?.name} />
      )}
    </SettingsSection>
  );
}

const firstToken = 'npm run driftscope -- token create --scope admin --name NAME';
