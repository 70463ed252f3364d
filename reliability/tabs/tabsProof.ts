// What several people with several tabs each see, whatever befalls their tabs, browsers, devices, lines and relay.
//
// Lost: an act that a tab has shown as done, that somebody still holds, and that is not in the cart when everybody has met.
// Somebody holds it who for certain has kept it and has not been set back to before it, cleared, or told to forget the cart:
// the device that it was shown on (what is shown is durable [R7]), every other device that has shown it, and the relay, once
// a tab that shows it has said that all of it is on the relay [R18]. An act that nobody holds any more for certain (it was on
// one device, which was set back) may be gone, or not; these are counted, so that one sees how few they are.
// Twice: any act that counts more than once, also one that was killed before it was shown; one that was refused in words
// may not count at all.
// Wrong: a cart that shows anything else than that; a tab that goes on saying that all is on the relay while it does not show
// what the relay has; a tab that neither shows nor refuses an act; an error in a page that nobody caught.
// Disagreement: at the end two tabs, a newcomer or a plain reader of the relay have another cart or a history of another
// length, or a tab does not come to say that all is on the relay.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import type { Proof, ProofRun } from '../proof.ts';
import { seededRandom } from '../seededRandom.ts';
import type { Accounts } from './ledger.ts';
import { planSchedule } from './planSchedule.ts';
import { runSchedule } from './runSchedule.ts';
import { inWords } from './step.ts';
import { noTallies, type Tallies } from './tallies.ts';

/** One of each at a time is enough for a machine with two processors. */
const atOnce = 2;
const stepsPerSchedule = 36;
const browserKillsPerTabKill = 0.4;
const setBacksPerTabKill = 0.2;

export const tabsProof: Proof = {
  about:
    'tabs, browsers, devices and relays die and are set back: nothing shown is lost, and all come to the same cart',
  unit: 'killed tabs',
  quick: 15,
  full: 500,
  prove,
};

async function prove(run: ProofRun): Promise<void> {
  const executable = browserNamed();
  const tallies = noTallies();
  const all: Accounts[] = [];
  const failures: string[] = [];
  let next = run.seed;

  const isEnough = () => {
    const { tabKills, browserKills, setBacks } = totals(tallies);
    const { count } = run;
    return (
      tabKills >= count && browserKills >= count * browserKillsPerTabKill && setBacks >= count * setBacksPerTabKill
    );
  };

  async function lane(): Promise<void> {
    while (!isEnough()) {
      const seed = next++;
      const taken: string[] = [];
      const directory = run.scratch();
      try {
        const schedule = planSchedule(seededRandom(seed), run.steps ?? stepsPerSchedule);
        const onStep = (step: Parameters<typeof inWords>[0]) => taken.push(inWords(step));
        const accounts = await runSchedule(schedule, {
          executable,
          relayMain: path.resolve(run.relayMain),
          directory,
          tallies,
          onStep,
        });
        all.push(accounts);
      } catch (cause) {
        const words = cause instanceof Error ? cause.message : String(cause);
        failures.push(`seed ${seed}`);
        const steps = taken.map((step, index) => `      ${index + 1}. ${step}`).join('\n');
        run.note(`FAILED: repeat it with --seed ${seed}\n${words}\n${steps}`);
      }
      await rm(directory, { recursive: true, force: true, maxRetries: 3 });
      const { tabKills, browserKills, setBacks } = totals(tallies);
      run.note(`seed ${seed}: so far ${tabKills} tabs, ${browserKills} browsers killed, ${setBacks} set-backs`);
    }
  }

  await Promise.all(Array.from({ length: Math.min(atOnce, run.count) }, lane));
  report(run, tallies, all, failures);
}

function browserNamed(): string {
  const named = process.env['PW_CHROMIUM'];
  if (named === undefined) throw new Error('PW_CHROMIUM names no browser');
  return named;
}

function totals(tallies: Tallies) {
  return {
    tabKills: tallies.crashes + tallies.closes,
    browserKills: tallies.browserKills,
    setBacks: tallies.profileSetBacks + tallies.relaySetBacks,
  };
}

function report(run: ProofRun, tallies: Tallies, all: readonly Accounts[], failures: readonly string[]): void {
  const sum = (of: (accounts: Accounts) => number) => all.reduce((total, each) => total + of(each), 0);
  const { tabKills, browserKills, setBacks } = totals(tallies);
  run.note(`${all.length + failures.length} schedules, ${tallies.audits} looks at what tabs say in between`);
  run.note(`${tabKills} tabs killed (${tallies.crashes} crashed, ${tallies.closes} closed)`);
  run.note(`${browserKills} browsers and ${tallies.relayKills} relays killed`);
  run.note(`${setBacks} set-backs (${tallies.profileSetBacks} of devices, ${tallies.relaySetBacks} of relays)`);
  run.note(
    `${tallies.clones} devices copied, ${tallies.cleared} times storage cleared, ${tallies.takenOff} times the cart taken off`,
  );
  run.note(`${tallies.freezes} tabs frozen, ${tallies.fromCache} came back from the back/forward cache`);
  run.note(
    `${tallies.acts} acts shown as done, ${sum(({ unknown }) => unknown)} killed before that, ${tallies.refused} refused, ${tallies.skipped} skipped`,
  );
  run.note(
    `${sum(({ excused }) => excused)} of them held by nobody any more for certain, of which ${sum(({ gone }) => gone)} are gone`,
  );
  const found = failures.length === 0 ? `${all.length} schedules` : failures.join(', ');
  run.check('nothing is lost, nothing counts twice, nothing is wrong, and all agree', failures.length === 0, found);
}
