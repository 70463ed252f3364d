// Time, for what lasts a moment on the screen.

/** Runs it after so many milliseconds, unless cancelled. */
export function later(ms: number, run: () => void): () => void {
  const timer = window.setTimeout(run, ms);
  return () => window.clearTimeout(timer);
}
