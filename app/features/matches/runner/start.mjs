// The first file of the matcher's thread. A thread does not take over the loader for TypeScript that the server
// was started with, so it is registered here before anything else is read.
import { register } from 'tsx/esm/api';

register();
const [{ serve }, { runBoard }] = await Promise.all([
  import('./thread.ts'),
  import('./run-board.server.ts'),
]);
serve(runBoard);
