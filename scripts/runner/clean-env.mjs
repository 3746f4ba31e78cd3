/**
 * What npm tells a script about itself. pnpm and npx read some of these as settings of their own, and wrongly:
 * a second tool below npm must not think that it is npm. Registry, proxy and certificate settings are kept.
 */
const OF_NPM_ITSELF =
  /^(INIT_CWD|npm_(package_.*|lifecycle_.*|command|execpath|node_execpath|config_(user_agent|npm_version|local_prefix|global_prefix|prefix|node_gyp|init_module)))$/i;

/**
 * The environment as it was before npm ran us.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnv(env) {
  const kept = Object.entries(env).filter(
    ([name, value]) => !OF_NPM_ITSELF.test(name) && !(name === 'npm_config_noproxy' && value === ''),
  );
  return Object.fromEntries(kept);
}
