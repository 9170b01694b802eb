// `npm start`: everything from an empty clone to a served demonstration. Needs Node and nothing installed.
import { spawn } from 'node:child_process';
import { build, install, requireNode, say } from './install.mjs';

requireNode();
await install('Step 1 of 3.');
await build('Step 2 of 3.');
say(
  'Step 3 of 3. Database and server: migrating, writing the demonstration if there is none, serving.',
);

const server = spawn(process.execPath, ['--import', 'tsx', 'app/server/main.ts'], {
  env: { LOG_LEVEL: 'warn', ...process.env, NODE_ENV: 'production', CAPACITY_COMMONS_MODE: 'demo' },
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.once('exit', (code) => process.exit(code ?? 0));
