// `npm start`: everything from an empty clone to a served demonstration. Needs Node and nothing installed.
import { spawn } from 'node:child_process';
import { build, install, requireNode, say } from './install.mjs';

const OWN_ENDING_MS = 1000;

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

// Each signal is passed on once: npm sends its own copy after the terminal's, and a second one would cut
// the server's orderly end short. Ctrl-C reaches the server from the terminal too, so that one waits.
let stopping = false;
function passOn(signal) {
  if (stopping) return;
  stopping = true;
  setTimeout(() => server.kill(signal), signal === 'SIGINT' ? OWN_ENDING_MS : 0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn);

server.once('error', (error) => {
  say(`The server could not be started: ${error.message}`);
  process.exit(1);
});
server.once('exit', (code) => process.exit(code ?? (stopping ? 0 : 1)));
