// What the relay prints when it has started: where it is, for this machine and for others, and a code to scan with a
// phone where somebody sits in front of it.

import { renderUnicodeCompact } from 'uqr';

export function greeting(own: string, addresses: readonly string[], isTerminal: boolean): string {
  const [first] = addresses;
  if (first === undefined) return `Trolley is at ${own}/`;
  const others = `Other devices reach it at ${addresses.map((address) => `${address}/`).join(' or ')}, if your firewall lets them.`;
  // A link, not text: cameras open it.
  const code = isTerminal ? [renderUnicodeCompact(`${first}/`, { border: 2 }), ''] : [];
  return [`Trolley is at ${own}/`, others, ...code].join('\n');
}
