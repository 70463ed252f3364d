// What keeps this device from writing, and what to do about it.

import type { Problem } from '../../app/stream/streamSnapshot.ts';
import { useReasons } from '../text/reasons.ts';

export function ProblemNote({ problem }: { readonly problem: Problem }) {
  return (
    <p className="note note-trouble" role="alert">
      {useReasons().problem(problem)}
    </p>
  );
}
