// Times in milliseconds, and what is told of them: always a time that was measured, never one in between.

export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function worst(times: readonly number[]): number {
  return times.reduce((most, time) => Math.max(most, time), 0);
}

export function described(times: readonly number[]): string {
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, worst ${worst(times).toFixed(1)} ms of ${times.length}`;
}
