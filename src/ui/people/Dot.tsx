// A person as a coloured dot with a letter. Always beside or with words: colour alone says nothing.

import { initialOf, type Person } from './person.ts';

export function Dot({ person, size = 'small' }: { readonly person: Person; readonly size?: 'small' | 'large' }) {
  return (
    <span className={`dot dot-${size} color-${person.color}`} aria-hidden="true" title={person.name}>
      {initialOf(person.name)}
    </span>
  );
}
