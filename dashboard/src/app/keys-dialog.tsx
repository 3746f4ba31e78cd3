import { Kbd, Modal } from '@mantine/core';
import { triageCommands, triageTexts } from '../triage/triage-command.ts';
import classes from './keys-dialog.module.css';

/** The keys, for who asked for them. */
export function KeysDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Keys" size="md" closeButtonProps={{ 'aria-label': 'Close' }}>
      {sections.map(({ title, keys }) => (
        <section key={title} className={classes.section}>
          <h3>{title}</h3>
          <dl>
            {keys.map(({ keys, does }) => (
              <div key={does}>
                <dt>
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}

const sections = [
  {
    title: 'In a list',
    keys: [
      { keys: ['j', 'k'], does: 'Next, previous' },
      { keys: ['Enter'], does: 'Open' },
      { keys: ['x'], does: 'Mark or unmark' },
      { keys: ['Shift x', 'Shift j', 'Shift k'], does: 'Mark everything in between' },
      { keys: ['/'], does: 'Search' },
      { keys: ['Escape'], does: 'Unmark all' },
    ],
  },
  {
    title: 'At an incident',
    keys: [
      { keys: ['j', 'k'], does: 'Next, previous in its list' },
      { keys: ['b'], does: 'Back to the list' },
    ],
  },
  {
    title: 'On what is marked, or the current one',
    keys: [
      ...[...triageCommands, ...triageTexts].map(({ key, name }) => ({ keys: [key], does: name })),
      { keys: ['u'], does: 'Undo the last change' },
    ],
  },
  { title: 'Everywhere', keys: [{ keys: ['?'], does: 'These keys' }] },
];
