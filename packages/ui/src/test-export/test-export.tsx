import type { Fault, Result } from '@driftscope/records';
import { Button, CopyButton, Modal } from '@mantine/core';
import { IconTestPipe } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './test-export.module.css';

/** Offers an incident as a Playwright test: shows it, to be saved or copied, or why it cannot be one. */
export function TestExport({
  write,
  onSave,
}: {
  readonly write: () => Promise<Result<string>>;
  /** Hands the file to the user. */
  readonly onSave: (code: string) => void;
}) {
  const [written, setWritten] = useState<Result<string>>();
  const [isWriting, setWriting] = useState(false);

  async function begin(): Promise<void> {
    setWriting(true);
    setWritten(await write());
    setWriting(false);
  }

  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconTestPipe size={14} />}
        title="A test that reproduces it, and fails until it is fixed"
        loading={isWriting}
        onClick={() => void begin()}
      >
        Export as Playwright test
      </Button>
      <Modal
        opened={written !== undefined}
        onClose={() => setWritten(undefined)}
        title="Playwright test"
        size="xl"
        closeButtonProps={{ 'aria-label': 'Close' }}
        transitionProps={{ duration: 0 }}
      >
        {written?.ok && <Code code={written.value} onSave={onSave} />}
        {written?.ok === false && <WhyNot fault={written.error} />}
      </Modal>
    </>
  );
}

function Code({ code, onSave }: { readonly code: string; readonly onSave: (code: string) => void }) {
  return (
    <>
      <p className={classes.lead}>
        It needs @playwright/test and nothing else. Its head says what it asserts, and which environment variables it
        reads.
      </p>
      <div className={classes.tools}>
        <Button size="compact-sm" data-autofocus onClick={() => onSave(code)}>
          Download
        </Button>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard. */}
      <section className={classes.code} aria-label="Code" tabIndex={0}>
        <pre>{code}</pre>
      </section>
    </>
  );
}

const WhyNot = ({ fault: { message, hint } }: { readonly fault: Fault }) => (
  <p role="alert" className={classes.lead}>
    {message} {hint}
  </p>
);
