// A load generator, in a process of its own: takes one job from its parent, and answers with figures.

import process from 'node:process';
import { fanOut } from './fanOut.ts';
import { idleCarts, idleConnections } from './idle.ts';
import type { Figures, Job } from './job.ts';
import { join } from './join.ts';

process.once('message', (job) => {
  void measure(job as Job).then((figures) => process.send?.(figures, () => process.exit(0)));
});
process.once('disconnect', () => process.exit(1)); // nobody waits for the answer any more

function measure(job: Job): Promise<Figures> {
  const { scenario } = job;
  switch (scenario.kind) {
    case 'fan-out':
      return fanOut(job, scenario);
    case 'idle-connections':
      return idleConnections(job, scenario.connections);
    case 'idle-carts':
      return idleCarts(job, scenario.carts, scenario.entriesPerCart);
    case 'join':
      return join(job, scenario.entries, scenario.joins);
  }
}
