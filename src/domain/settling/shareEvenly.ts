// A sum of cents among several people: nobody gets more than a cent more than another, and no cent is made or lost.

/** In the order of `people`. The odd cents go to those from place `first` on, so that they need not always meet the same. */
export function shareEvenly(total: number, people: number, first: number): readonly number[] {
  if (people === 0) return [];
  const least = Math.floor(total / people);
  const odd = total - least * people;
  return Array.from(
    { length: people },
    (_, place) => least + ((place + people - (first % people)) % people < odd ? 1 : 0),
  );
}
