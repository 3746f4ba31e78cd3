import { expect, test } from 'vitest';
import { cleanEnv } from './clean-env.mjs';

test('what npm says of itself is dropped, what the user set for npm is kept', () => {
  const kept = { HOME: '/home/ann', npm_config_registry: 'https://registry.example', npm_config_cache: '/cache' };
  const dropped = {
    INIT_CWD: '/somewhere',
    npm_command: 'run-script',
    npm_config_local_prefix: '/somewhere',
    npm_config_noproxy: '',
    npm_config_user_agent: 'npm/10',
    npm_execpath: '/usr/lib/npm',
    npm_lifecycle_event: 'start',
    npm_package_name: 'driftscope',
  };
  expect(cleanEnv({ ...kept, ...dropped })).toEqual(kept);
});
