import { DemoMenu, planFault, variantOf } from '@driftscope/example-client';
import { defects } from '../defects.ts';

export interface DemoProps {
  readonly token: string;
  /** What the path of the read holds that brings the messages. */
  readonly readPath: string;
  /** And of the write that sends one. */
  readonly sendPath: string;
}

/** The demo menu of both sides. */
export function Demo({ token, readPath, sendPath }: DemoProps) {
  return (
    <DemoMenu
      variant={variantOf(location.search)}
      defects={defects}
      actions={[
        {
          label: 'Let the next answer come late',
          run: () => void planFault(token, { on: 'read', what: 'answer-late', path: readPath }),
        },
        {
          label: 'Let the next read fail',
          run: () => void planFault(token, { on: 'read', what: 'fail', path: readPath }),
        },
        {
          label: 'Let the next send fail',
          run: () => void planFault(token, { on: 'write', what: 'fail', path: sendPath }),
        },
      ]}
    />
  );
}
