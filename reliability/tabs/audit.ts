// In the middle of a schedule, while nobody does anything: a tab that says that all is on the relay shows what the relay has.
// It may say something else, and it may be late for a moment; it may not go on saying so.

import { setTimeout as delay } from 'node:timers/promises';
import type { PageReading } from './pageReading.ts';
import { patienceMs } from './patience.ts';
import { type RelayReading, readRelay } from './relayReading.ts';
import { look, type Scene, saysOnRelay } from './scene.ts';
import { ScheduleFault } from './scheduleFault.ts';

export async function audit(scene: Scene): Promise<void> {
  const { relay, devices, cart } = scene;
  const reader = await readRelay(relay.port, cart.cartId, cart.key);
  try {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const wrong: string[] = [];
      for (const device of devices.values()) {
        if (!device.isLineOpen()) continue;
        for (const tab of device.tabs.values()) {
          if (!tab.isAlive() || tab.isFrozen()) continue;
          const reading = await tab.read(cart.cartId);
          if (reading.place === 'cart') look(scene, tab.name, reading);
          const difference = differenceOf(reading, reader.read());
          if (saysOnRelay(reading) && difference !== null) wrong.push(`${tab.name}: ${difference}`);
        }
      }
      if (wrong.length === 0) return;
      if (performance.now() > deadline) {
        throw new ScheduleFault(`tabs go on saying that all is on the relay, and differ:\n${wrong.join('\n')}`);
      }
      await delay(100);
    }
  } finally {
    reader.leave();
  }
}

/** Null where the tab shows just what the relay has. */
export function differenceOf(reading: PageReading, relay: RelayReading): string | null {
  const names = new Set([...Object.keys(reading.lines), ...Object.keys(relay.lines)]);
  const lines = [...names]
    .filter((name) => reading.lines[name] !== relay.lines[name])
    .map(
      (name) => `${name} is ${reading.lines[name] ?? 'absent'} there and ${relay.lines[name] ?? 'absent'} on the relay`,
    );
  if (reading.history !== relay.history) {
    lines.push(`${reading.history} events there, ${relay.history} on the relay`);
  }
  return lines.length === 0 ? null : lines.join('; ');
}
