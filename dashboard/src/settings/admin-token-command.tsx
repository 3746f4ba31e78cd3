import { CopyText } from './copy-text.tsx';
import classes from './settings.module.css';

/** The command that creates a token to sign in with, to be copied. The first is made by whoever runs the collector alone. */
export const AdminTokenCommand = () => (
  <div className={classes.copied}>
    <code>{COMMAND}</code>
    <CopyText text={COMMAND} name="the command" />
  </div>
);

const COMMAND = 'npm run driftscope -- token create --scope admin --name NAME';
