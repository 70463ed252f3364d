// How far one change has got, as ticks: one for this device, a second for the relay, bold green ones for the others' devices.

import type { LogPlace } from '../../app/stream/streamSnapshot.ts';
import { useCart } from '../cart/CartContext.ts';
import { placeInWords, reachOf, stepOf } from '../sync/eventPlace.ts';
import { firstDeviceName } from '../sync/firstDeviceName.ts';
import { useText } from '../text/TextContext.ts';

const first = 'M2 8.5L5.5 12L12 4.5';
const second = 'M10.5 11L11.5 12L18 4.5';

export function Ticks({ event }: { readonly event: LogPlace }) {
  const text = useText();
  // Plain values, so that only the ticks that change are drawn again.
  const reach = useCart(({ sync }) => reachOf(sync, event));
  const devices = useCart(({ sync }) => sync.devices.length);
  const name = useCart((cart) => firstDeviceName(cart, text));
  const step = stepOf(reach, devices);
  const words = placeInWords(reach, devices, name, text);
  return (
    <span className={`ticks ticks-${step}`} title={words}>
      <svg viewBox="0 0 20 16" aria-hidden="true" focusable="false">
        <path d={first} />
        {step === 0 ? null : <path d={second} />}
      </svg>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
