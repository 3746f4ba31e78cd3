import { Button, CopyButton } from '@mantine/core';

/** A button that copies a text and says that it did. `name`: what the text is, for who hears the page. */
export function CopyText({ text, name }: { readonly text: string; readonly name: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button flex="none" size="compact-xs" w={64} variant="default" aria-label={`Copy ${name}`} onClick={copy}>
          <span role="status">{copied ? 'Copied' : 'Copy'}</span>
        </Button>
      )}
    </CopyButton>
  );
}
