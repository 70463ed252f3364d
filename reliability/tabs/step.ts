// The steps of a schedule, and each in words. A schedule is planned from its seed alone, before anything is started, so that
// the same seed plans the same.

import type { AskedAct } from './ledger.ts';

export interface PlannedAct extends AskedAct {
  readonly tab: string;
}

export type Step =
  /** Those of one profile follow each other; profiles work at the same time. */
  | { readonly kind: 'act'; readonly acts: readonly PlannedAct[] }
  /** The last of the acts is not waited for. */
  | {
      readonly kind: 'act-and-kill';
      readonly acts: readonly PlannedAct[];
      readonly victim: 'tab' | 'browser';
      readonly afterMs: number;
    }
  | { readonly kind: 'open'; readonly profile: string; readonly tab: string }
  | TabStep
  | { readonly kind: 'clear'; readonly profile: string }
  | { readonly kind: 'kill-browser'; readonly profile: string }
  | { readonly kind: 'start-browser'; readonly profile: string; readonly tabs: readonly string[] }
  | { readonly kind: 'copy' | 'set-back'; readonly profile: string; readonly copy: string }
  | { readonly kind: 'clone'; readonly profile: string; readonly as: string }
  | { readonly kind: 'cut' | 'stall' | 'restore'; readonly profile: string }
  | { readonly kind: 'kill-relay' | 'start-relay' }
  | { readonly kind: 'copy-relay' | 'set-relay-back'; readonly copy: string }
  /** What tabs say is compared with what the relay has. */
  | { readonly kind: 'audit' };

export interface TabStep {
  readonly tab: string;
  readonly kind:
    | 'close'
    | 'crash'
    | 'reload'
    | 'freeze'
    | 'thaw'
    | 'home'
    | 'from-home'
    /** Another page, and back by the browser's own button. */
    | 'away'
    | 'from-away'
    | 'take-off'
    | 'open-again';
}

export function inWords(step: Step): string {
  switch (step.kind) {
    case 'act':
      return step.acts.map(actInWords).join('; ');
    case 'act-and-kill': {
      const tab = step.acts.at(-1)?.tab ?? '';
      const victim = step.victim === 'tab' ? `tab ${tab}` : `the browser of ${profileOf(tab)}`;
      return `${step.acts.map(actInWords).join('; ')}; ${step.afterMs} ms later ${victim} is killed`;
    }
    case 'open':
      return `${step.tab} opens`;
    case 'close':
    case 'crash':
    case 'reload':
    case 'freeze':
    case 'thaw':
    case 'home':
    case 'from-home':
    case 'away':
    case 'from-away':
    case 'take-off':
    case 'open-again':
      return `${step.tab}: ${step.kind}`;
    case 'clear':
    case 'kill-browser':
    case 'cut':
    case 'stall':
    case 'restore':
      return `${step.profile}: ${step.kind}`;
    case 'start-browser':
      return `${step.profile}: start-browser with ${step.tabs.join(', ')}`;
    case 'copy':
    case 'set-back':
      return `${step.profile}: ${step.kind} ${step.copy}`;
    case 'clone':
      return `${step.profile}: clone as ${step.as}`;
    case 'copy-relay':
    case 'set-relay-back':
      return `${step.kind} ${step.copy}`;
    case 'kill-relay':
    case 'start-relay':
    case 'audit':
      return step.kind;
  }
}

/** A tab is called by its profile's letter and a number. */
export function profileOf(tab: string): string {
  return tab.slice(0, 1);
}

function actInWords({ tab, line, how, amount }: PlannedAct): string {
  return `${tab} ${how} ${line}${how === 'set' || how === 'add' ? ` ${amount}` : ''}`;
}
