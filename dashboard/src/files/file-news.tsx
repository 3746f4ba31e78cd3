import { counted } from '@driftscope/ui';
import { Button, CloseButton, Loader } from '@mantine/core';
import { AdminTokenCommand } from '../settings/admin-token-command.tsx';
import classes from './file-desk.module.css';
import { addedBy, sayOpened } from './opened-file.ts';
import type { FileDesk } from './use-file-desk.ts';

/** What becomes of the files that are opened, or became of those that were. */
export function FileNews({ desk: { opening, opened, removal, remove, forget } }: { readonly desk: FileDesk }) {
  const added = addedBy(opened);
  const isShown = opening !== undefined || opened.length > 0 || removal !== undefined;
  return (
    // Always there: what is said in a region that only came with it is not read out.
    <div role="status" className={isShown ? classes.news : undefined} data-shown={isShown || undefined}>
      <div className={classes.texts}>
        {opening !== undefined && (
          <p>
            <Loader size={12} /> Opening {opening} …
          </p>
        )}
        {opened.map((file) => (
          <p key={file.number} data-fault={!file.answer.ok || undefined}>
            {sayOpened(file)}
          </p>
        ))}
        {opened.some(({ answer }) => !answer.ok && answer.error.kind === 'bad-token') && (
          <div className={classes.command}>
            <AdminTokenCommand />
          </div>
        )}
        {removal && <p data-fault={removal.isFault || undefined}>{removal.text}</p>}
        {added.length > 0 && opening === undefined && (
          <>
            <p className={classes.soon}>Incidents appear as they are found.</p>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => remove(added, nameOf(opened.map(({ name }) => name)))}
            >
              Undo
            </Button>
          </>
        )}
      </div>
      {isShown && opening === undefined && <CloseButton size="sm" aria-label="Close" onClick={forget} />}
    </div>
  );
}

const nameOf = (names: readonly string[]): string =>
  names.length === 1 ? (names[0] ?? '') : counted(names.length, 'file');
