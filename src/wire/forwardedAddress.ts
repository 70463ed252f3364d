// Who calls, as far as so many proxies in front are believed.

/** `direct`: whose connection it is. `forwardedFor`: what the header says. */
export function forwardedAddress(direct: string, forwardedFor: string | undefined, trustedProxies: number): string {
  if (trustedProxies === 0) return direct;
  // Each proxy adds at the end whom it was called by; what stands before may be invented.
  const said = (forwardedFor ?? '').split(',');
  return said.at(-trustedProxies)?.trim() || direct;
}
