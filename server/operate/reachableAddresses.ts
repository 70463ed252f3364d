// The addresses by which other devices reach this relay: what `npm start` prints, and what the share dialog puts into a
// link where the page itself was opened as localhost.

import type { networkInterfaces } from 'node:os';

export type Interfaces = ReturnType<typeof networkInterfaces>;

/** Of containers and virtual machines: other devices in the house rarely reach those. */
const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|lxc|podman|cni)/;
const linkLocal = /^(169\.254\.|fe80:)/i;

export interface Listening {
  /** As configured: undefined for every address of this machine. */
  readonly host: string | undefined;
  readonly port: number;
  readonly isTls: boolean;
  /** What the operator says the address is (PUBLIC_URL), or null. */
  readonly publicUrl: string | null;
}

/** Origins such as "http://192.168.1.20:8787", the likeliest first; none where only this machine reaches it. */
export function reachableAddresses(
  { host, port, isTls, publicUrl }: Listening,
  interfaces: Interfaces,
): readonly string[] {
  if (publicUrl !== null) return [publicUrl];
  const scheme = isTls ? 'https' : 'http';
  const hosts =
    host === undefined || host === '0.0.0.0' || host === '::' ? hostsOf(interfaces) : isOnlyHere(host) ? [] : [host];
  return hosts.map((name) => new URL(`${scheme}://${name.includes(':') ? `[${name}]` : name}:${port}`).origin);
}

/** IPv4 only: nobody reads an IPv6 address to a flatmate, and its home networks have IPv4 as well. */
function hostsOf(interfaces: Interfaces): readonly string[] {
  return Object.entries(interfaces)
    .flatMap(([name, addresses = []]) => addresses.map((address) => ({ ...address, isVirtual: virtual.test(name) })))
    .filter(({ internal, family, address }) => !internal && family === 'IPv4' && !linkLocal.test(address))
    .sort((a, b) => Number(a.isVirtual) - Number(b.isVirtual))
    .map(({ address }) => address);
}

/** Whether a host name or address means this machine alone. */
export function isOnlyHere(host: string): boolean {
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host);
}
