// How many units of each contribution are left in the cart where some were taken. Who ended a contribution ended the units
// that they saw in the cart: what they saw taken comes back if that taking is undone. Who set a number, or made it at least
// so many, meant all together: what of the things they counted had been taken without their knowledge is taken of theirs.

import { has, type Past } from '../../causal/past.ts';
import type { QuantityRole } from './quantityRole.ts';
import type { TakenUnits } from './taking.ts';

interface Law {
  readonly roles: readonly QuantityRole[];
  readonly pasts: readonly Past[];
  readonly units: TakenUnits;
}

/** Of a live start or change. */
export function unitsOfLive({ roles, units }: Law, index: number): number {
  const n = numberOf(roles[index]);
  return n <= 0 ? n : n - units.taken(index, n, roles.length);
}

/** Of one that is cancelled: what was taken when it was, and is not taken any more. */
export function unitsReturned(law: Law, index: number): number {
  const { roles, pasts, units } = law;
  const n = numberOf(roles[index]);
  if (n <= 0 || !units.isNamed(index)) return 0;
  const seenTaken = cancellersOf(law, index).map((canceller) => units.taken(index, n, pasts[canceller] ?? 0));
  return Math.max(0, Math.min(...seenTaken) - units.taken(index, n, roles.length));
}

/** Of the numbers that are set or made sure of, all together, and of what they stand for. */
export function unitsTakenOfNumbers({ roles, pasts, units }: Law, numbers: readonly number[]): number {
  let taken = 0;
  roles.forEach((role, index) => {
    const n = numberOf(role);
    if (n <= 0 || !units.isNamed(index)) return;
    const inAll = units.taken(index, n, roles.length);
    if (numbers.includes(index)) taken += inAll;
    const successors = numbers.filter((number) => has(pasts[number] ?? 0, index));
    if (successors.length === 0) return;
    const seenTaken = successors.map((number) => units.taken(index, n, pasts[number] ?? 0));
    taken += Math.max(0, inAll - Math.min(...seenTaken));
  });
  return taken;
}

/** Rules 1 and 2, asked of one contribution. */
function cancellersOf({ roles, pasts }: Law, index: number): readonly number[] {
  const saw = (viewer: number, seen: number) => has(pasts[viewer] ?? 0, seen);
  const isReassertedAgainst = (remove: number) =>
    roles.some(
      (role, at) =>
        role !== null &&
        role.kind !== 'remove' &&
        (role.kind !== 'change' || role.n >= 0) &&
        !saw(remove, at) &&
        !saw(at, remove) &&
        saw(at, index),
    );
  return roles.flatMap((role, at) => {
    if (role === null || role.kind === 'change' || !saw(at, index)) return [];
    return role.kind === 'remove' && isReassertedAgainst(at) ? [] : [at];
  });
}

function numberOf(role: QuantityRole | undefined): number {
  return role == null || role.kind === 'remove' ? 0 : role.n;
}
