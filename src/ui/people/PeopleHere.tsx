// Who else is here, as dots with their names; where each looks is shown at the line itself.

import { useCart } from '../cart/CartContext.ts';
import { useText } from '../text/TextContext.ts';
import { Dot } from './Dot.tsx';
import { presentPerson } from './person.ts';

const most = 5;

export function PeopleHere() {
  const text = useText();
  const people = useCart((cart) => cart.people);
  const others = people.filter((person) => !person.isMe);
  if (others.length === 0) return null;
  return (
    <ul className="people" aria-label={text.people.here}>
      {others.slice(0, most).map((present) => {
        const person = presentPerson(present, text);
        return (
          <li key={person.id} className={present.cursor === null ? '' : 'is-in-the-past'}>
            <Dot person={person} size="large" />
            <span className="visually-hidden">
              {present.cursor === null ? person.name : text.people.inThePast(person.name)}
            </span>
          </li>
        );
      })}
      {others.length > most ? <li className="people-more">+{others.length - most}</li> : null}
    </ul>
  );
}
