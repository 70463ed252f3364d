import { describe, expect, test } from 'vitest';
import { type Interfaces, isOnlyHere, type Listening, reachableAddresses } from './reachableAddresses.ts';

const address = (ip: string, over: object = {}) =>
  ({
    address: ip,
    family: ip.includes(':') ? 'IPv6' : 'IPv4',
    internal: false,
    netmask: '',
    mac: '',
    cidr: null,
    ...over,
  }) as NonNullable<Interfaces[string]>[number];

const home: Interfaces = {
  lo: [address('127.0.0.1', { internal: true })],
  docker0: [address('172.17.0.1')],
  wlan0: [address('fe80::1'), address('2001:db8::7'), address('192.168.1.20')],
  eth9: [address('169.254.3.4')],
};

const everywhere: Listening = { host: undefined, port: 8787, isTls: false, publicUrl: null };

describe('the addresses by which other devices reach this relay', () => {
  test('are those of the house, before those of containers; none of this machine alone, none link-local', () => {
    expect(reachableAddresses(everywhere, home)).toEqual(['http://192.168.1.20:8787', 'http://172.17.0.1:8787']);
  });

  test('have https where the relay speaks TLS, and no port where it is the usual one', () => {
    expect(reachableAddresses({ ...everywhere, isTls: true, port: 443 }, home)[0]).toBe('https://192.168.1.20');
  });

  test('are none where the relay listens for this machine only, or there is no network', () => {
    expect(reachableAddresses({ ...everywhere, host: '127.0.0.1' }, home)).toEqual([]);
    expect(reachableAddresses({ ...everywhere, host: 'localhost' }, home)).toEqual([]);
    expect(reachableAddresses({ ...everywhere, host: '::1' }, home)).toEqual([]);
    expect(reachableAddresses(everywhere, { lo: home['lo'] })).toEqual([]);
  });

  test('are the one it listens on, or what the operator says', () => {
    expect(reachableAddresses({ ...everywhere, host: '192.168.1.20' }, home)).toEqual(['http://192.168.1.20:8787']);
    expect(reachableAddresses({ ...everywhere, host: '2001:db8::7' }, home)).toEqual(['http://[2001:db8::7]:8787']);
    expect(reachableAddresses({ ...everywhere, host: '127.0.0.1', publicUrl: 'https://shop.example' }, home)).toEqual([
      'https://shop.example',
    ]);
  });

  test.each(['localhost', 'LOCALHOST', 'trolley.localhost', '127.0.0.1', '127.8.8.8', '::1', '[::1]'])(
    '%s is here',
    (host) => expect(isOnlyHere(host)).toBe(true),
  );
  test.each(['localhost.example', '192.168.1.2', 'trolley.test', '::', '12.0.0.1'])('%s is not', (host) =>
    expect(isOnlyHere(host)).toBe(false),
  );
});
