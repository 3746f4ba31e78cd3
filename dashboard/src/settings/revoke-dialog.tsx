import type { Token } from '@driftscope/records';
import { Button, Group, Modal } from '@mantine/core';
import classes from './settings.module.css';

/** Asks before a token is revoked, for that cannot be taken back. `token` is absent while nobody asked for it. */
export function RevokeDialog({
  token,
  ownName,
  onRevoke,
  onClose,
}: {
  readonly token: Token | undefined;
  /** Name of the token that was signed in with. */
  readonly ownName: string | undefined;
  readonly onRevoke: (token: Token) => Promise<void>;
  readonly onClose: () => void;
}) {
  return (
    <Modal
      opened={token !== undefined}
      onClose={onClose}
      title="Revoke a token"
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      {token && (
        <>
          <p className={classes.question}>
            Whoever uses <strong>{token.name}</strong> ({token.scope}) is refused from now on, and it never becomes
            valid again.
            {token.name === ownName && ' It may be the one that you signed in with.'}
          </p>
          <Group gap="xs">
            <Button size="xs" color="red" onClick={() => void onRevoke(token)}>
              Revoke it
            </Button>
            <Button size="xs" variant="default" data-autofocus onClick={onClose}>
              Keep it
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
