import type { SignedIn } from '@driftscope/records';
import { AdminTokenCommand } from './admin-token-command.tsx';
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
      lead="A token allows what its scope says: ingest to send records, read to read what was found, admin to do everything, this page included."
    >
      {rights === 'look' && (
        <div className={classes.note}>
          <p>
            This collector lets everybody on its machine read. The command below creates its first token of scope admin.
            From then on the dashboard asks for a token, and whoever signed in with that one can create more here and,
            where sending takes a token, open files and see the DSNs.
          </p>
          <AdminTokenCommand />
        </div>
      )}
      {rights === 'none' && (
        <p className={classes.note}>
          You signed in with the token {signedIn?.as?.name} of scope {signedIn?.as?.scope}. Listing, creating and
          revoking tokens takes one of scope admin.
        </p>
      )}
      {rights !== undefined && rights !== 'none' && (
        <TokenDesk canChange={rights === 'change'} ownName={signedIn?.as?.name} />
      )}
    </SettingsSection>
  );
}
