// Claims over a real socket: asked, answered, and every answer remembered. A name that was ever said to stand for two values
// was granted twice.

import type { Claimed } from '../../src/wire/frames.ts';
import { type ClientOptions, follow, type RelayClient } from './relayClient.ts';

export interface Claimant {
  readonly client: RelayClient;
  /** The value that the name stands for, in hex; or why there is none. */
  readonly claim: (name: string, value: Uint8Array) => Promise<string>;
}

/** By name, the values that it was said to stand for, in hex. */
export type Granted = Map<string, Set<string>>;

export function noteGranted(granted: Granted, { name, value, refused }: Claimed): void {
  if (refused !== '') return;
  const values = granted.get(name) ?? new Set();
  granted.set(name, values.add(Buffer.from(value).toString('hex')));
}

/** Has what the relay has, and has said hello. */
export async function followAsClaimant(options: ClientOptions): Promise<Claimant> {
  const answers = new Map<string, string[]>();
  const client = await follow({
    ...options,
    heard(message) {
      options.heard?.(message);
      if (message.kind !== 'claimed') return;
      const { name, value, refused } = message;
      answers.set(name, [...(answers.get(name) ?? []), refused || Buffer.from(value).toString('hex')]);
    },
  });
  return {
    client,
    async claim(name, value) {
      const known = answers.get(name)?.length ?? 0;
      client.say({ kind: 'claim', name, value });
      await client.until(() => (answers.get(name)?.length ?? 0) > known, `the answer to a claim of ${name}`);
      return answers.get(name)?.[known] ?? '';
    },
  };
}
