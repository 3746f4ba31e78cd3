import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { Late } from './late.tsx';
import { keysDialog } from './late-parts.ts';
import { useKeys } from './use-keys.ts';

/** The keys, when one asks for them with `?`. */
export function KeysHelp() {
  const [isOpen, { open, close }] = useDisclosure();
  const [wasAsked, setAsked] = useState(false);
  const ask = () => {
    setAsked(true);
    open();
  };
  useKeys({ '?': ask });
  return (
    wasAsked && <Late part={keysDialog}>{({ KeysDialog }) => <KeysDialog isOpen={isOpen} onClose={close} />}</Late>
  );
}
