import Type from 'typebox';
import type { Visitors } from './create-visitors.ts';
import type { StageAct } from './lab-stage.ts';

/** What every example's server does to one of its users, when they ask for it: throws where it has nothing of the kind. */
export const actOnUser = async (
  visitors: Visitors,
  { kind, user }: Extract<StageAct, { readonly user: string }>,
): Promise<void> => {
  await visitors.ask(user, Type.Unknown(), `/api/demo/${kind}`, {});
};
