import { DemoMenu, planFault, variantOf } from '@driftscope/example-client';
import { defects } from '../defects.ts';

/** The demo menu of both sides. */
export function Demo({ token }: { readonly token: string }) {
  return (
    <DemoMenu
      variant={variantOf(location.search)}
      defects={defects}
      actions={[
        {
          label: 'Let the next answer come late',
          run: () => void planFault(token, { on: 'read', what: 'answer-late', path: '/chat' }),
        },
        {
          label: 'Let the next send fail',
          run: () => void planFault(token, { on: 'write', what: 'fail', path: '/messages' }),
        },
      ]}
    />
  );
}
