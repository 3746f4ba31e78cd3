import Type from 'typebox';
import { recordSchema } from './record-schema.ts';

const visibility = Type.Union([Type.Literal('visible'), Type.Literal('hidden')]);

const PageLoad = recordSchema('page.load', {
  url: Type.String(),
  /** `navigate`, `reload`, `back_forward` or `prerender`, as Navigation Timing says. Absent when it does not. */
  navigation: Type.Optional(Type.String()),
  visibility: Type.Optional(visibility),
  online: Type.Optional(Type.Boolean()),
});

const PageVisibility = recordSchema('page.visibility', { visibility });
const PageFreeze = recordSchema('page.freeze', {});
const PageResume = recordSchema('page.resume', {});
const PageOnline = recordSchema('page.online', {});
const PageOffline = recordSchema('page.offline', {});

/** The page was shown; `restored` from the back/forward cache. */
const PageShow = recordSchema('page.show', { restored: Type.Boolean() });

/** The page went away: by navigation, reload or close. `kept`: into the back/forward cache. */
const PageHide = recordSchema('page.hide', { kept: Type.Boolean() });

export const pageSchemas = [
  PageLoad,
  PageVisibility,
  PageFreeze,
  PageResume,
  PageOnline,
  PageOffline,
  PageShow,
  PageHide,
] as const;
