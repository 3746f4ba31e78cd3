import { Button, FileButton } from '@mantine/core';
import { useFiles } from './files.ts';

/** Chooses files to open, for who does not drop them. */
export function OpenFilesButton() {
  const { open } = useFiles();
  return (
    <FileButton multiple accept=".drift,.har,.html,application/json" onChange={open}>
      {({ onClick }) => (
        <Button size="compact-xs" variant="default" onClick={onClick}>
          Open a file
        </Button>
      )}
    </FileButton>
  );
}
