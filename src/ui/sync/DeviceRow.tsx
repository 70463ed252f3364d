// What is known of the device of one other member: whether it has everything that is here, and what it lacks, in words.

import { useState } from 'react';
import type { OtherDevice } from '../../app/stream/streamSnapshot.ts';
import { useCart } from '../cart/CartContext.ts';
import { Dot } from '../people/Dot.tsx';
import { personOf } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import { useActivityInWords } from '../timeline/useActivityInWords.ts';
import { newestWhere } from './newestWhere.ts';

/** So many are listed in words. */
const most = 5;

export function DeviceRow({ device }: { readonly device: OtherDevice }) {
  const text = useText();
  const members = useCart((cart) => cart.now.members);
  const [isOpen, setOpen] = useState(false);
  const { actorId, lacks } = device;
  const person = personOf(actorId, members, text);
  const name = (
    <>
      <Dot person={person} />
      <span className="device-name">{text.sync.deviceOf(person.name)}</span>
    </>
  );
  if (lacks === null || lacks === 0) {
    return (
      <li className="device">
        {name}
        <span className={lacks === 0 ? 'device-state device-has-all' : 'device-state'}>
          {lacks === 0 ? text.sync.hasAll : text.sync.nothingHeard}
        </span>
      </li>
    );
  }
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="device">
          {name}
          <span className="device-state device-lacks">{text.sync.lacks(lacks)}</span>
        </summary>
        {isOpen ? <Lacking device={device} count={lacks} /> : null}
      </details>
    </li>
  );
}

function Lacking({ device, count }: { readonly device: OtherDevice; readonly count: number }) {
  const text = useText();
  const sync = useCart((cart) => cart.sync);
  const { entries } = useCart((cart) => cart.history);
  const inWords = useActivityInWords();
  const lacking = newestWhere(entries, (entry) => !sync.isOnDevice(device.actorId, entry), Math.min(most, count));
  return (
    <ul className="plain-list device-lacking">
      {lacking.map((entry) => (
        <li key={entry.id}>{inWords(entry)}</li>
      ))}
      {count > lacking.length ? <li>{text.sync.andMore(count - lacking.length)}</li> : null}
    </ul>
  );
}
