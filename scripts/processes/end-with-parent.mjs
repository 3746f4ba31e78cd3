// Preloaded into the servers that a task starts: they end with it even where it was killed and could not end them.
import { followParent } from '../runner/follow-parent.mjs';

followParent(() => process.kill(process.pid, 'SIGTERM'));
