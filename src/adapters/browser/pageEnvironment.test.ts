import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createPageEnvironment } from './pageEnvironment.ts';
import { createVisibility } from './visibility.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

function page() {
  const window = Object.assign(new EventTarget(), { navigator: { onLine: true } });
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState });
  const visibility = createVisibility(document as unknown as Document);
  const environment = createPageEnvironment({
    page: window as unknown as Window,
    document: document as unknown as Document,
    visibility,
    deviceNow: () => 42,
  });
  const show = (state: DocumentVisibilityState) => {
    document.visibilityState = state;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  return { window, document, environment, visibility, show };
}

async function serve(status: number) {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/healthz' ? status : 404;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the page’s environment', () => {
  test('wakes replication when a network comes back and when the page is looked at, not when it is left', () => {
    const { window, environment, show } = page();
    const wake = vi.fn();
    const stop = environment.onWake(wake);
    window.dispatchEvent(new Event('online'));
    show('hidden');
    expect(environment.isVisible()).toBe(false);
    show('visible');
    expect(wake.mock.calls).toEqual([['online'], ['visible']]);
    stop();
    window.dispatchEvent(new Event('online'));
    show('visible');
    expect(wake).toHaveBeenCalledTimes(2);
  });

  test('says that the network is gone when the browser notices, and whether it is', () => {
    const { window, environment } = page();
    const gone = vi.fn();
    const stop = environment.onOffline(gone);
    expect(environment.isOffline()).toBe(false);
    window.navigator.onLine = false;
    window.dispatchEvent(new Event('offline'));
    expect(environment.isOffline()).toBe(true);
    stop();
    window.dispatchEvent(new Event('offline'));
    expect(gone).toHaveBeenCalledTimes(1);
  });

  test('asks /healthz whether the relay is up, and takes every failure for a no', async () => {
    const { environment } = page();
    expect(await environment.isRelayUp(await serve(200))).toBe(true);
    expect(await environment.isRelayUp(await serve(503))).toBe(false);
    expect(await environment.isRelayUp('http://127.0.0.1:9')).toBe(false);
    expect(environment.now()).toBe(42);
  });

  test('waits, and can be told not to', async () => {
    vi.useFakeTimers();
    const { environment } = page();
    const [kept, cancelled] = [vi.fn(), vi.fn()];
    environment.after(1_000, kept);
    environment.after(1_000, cancelled)();
    await vi.advanceTimersByTimeAsync(999);
    expect(kept).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    expect([kept.mock.calls.length, cancelled.mock.calls.length]).toEqual([1, 0]);
  });

  test('tabs hear each other over a channel of that name', async () => {
    const { environment } = page();
    const [one, other] = [environment.openChannel('trolley/x'), environment.openChannel('trolley/x')];
    stops.push(
      () => one.close(),
      () => other.close(),
    );
    const heard = new Promise((resolve) => other.addEventListener('message', ({ data }) => resolve(data)));
    one.postMessage({ length: 3 });
    expect(await heard).toEqual({ length: 3 });
  });

  test('a frozen page hears what other tabs have said when it is woken, and not before', async () => {
    const frozen = page();
    const [one, other] = [page().environment.openChannel('trolley/y'), frozen.environment.openChannel('trolley/y')];
    const awake = page().environment.openChannel('trolley/y');
    stops.push(...[one, other, awake].map((channel) => () => channel.close()));
    const heard = vi.fn();
    const third = new Promise<void>((resolve) => {
      awake.addEventListener('message', ({ data }) => data === 3 && resolve());
    });
    other.addEventListener('message', ({ data }) => heard(data));
    frozen.document.dispatchEvent(new Event('freeze'));
    for (const length of [1, 2, 3]) one.postMessage(length);
    await third;
    expect(heard).not.toHaveBeenCalled();
    frozen.document.dispatchEvent(new Event('resume'));
    expect(heard.mock.calls).toEqual([[1], [2], [3]]);
    one.postMessage(4);
    await vi.waitFor(() => expect(heard).toHaveBeenLastCalledWith(4));
  });
});
