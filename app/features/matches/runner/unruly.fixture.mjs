// A thread for tests: the matcher's own, but for boards whose first need says what is to go wrong.
import { register } from 'tsx/esm/api';

register();
const [{ serve }, { runBoard }] = await Promise.all([
  import('./thread.ts'),
  import('./run-board.server.ts'),
]);
serve((job, report) => {
  switch (job.board.needs[0]?.id) {
    case 'crash':
      process.exit(7);
      break;
    case 'hang':
      report(0.5);
      for (;;);
    default:
      return runBoard(job, report);
  }
});
