/** The first that installs `browser_specific_settings.gecko.data_collection_permissions` without a word on the console. */
const OLDEST = 140;

/** What only Firefox is told. */
export const firefox = {
  target: `firefox${OLDEST}`,
  manifest: {
    browser_specific_settings: {
      gecko: {
        id: 'driftscope@driftscope.dev',
        strict_min_version: `${OLDEST}.0`,
        // Nothing leaves the browser unless its user names a collector, which is theirs.
        data_collection_permissions: { required: ['none' as const] },
      },
    },
  },
};
