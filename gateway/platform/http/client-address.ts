import { isIPv6 } from 'node:net';

/**
 * What stands for one client in a count: an IPv4 address, or the /64 of an IPv6 address, of which one client has as
 * many as it likes (RFC 6177). `address` is what Express says after KOERS_TRUST_PROXY.
 */
export function clientKey(address: string | undefined): string {
  const plain = (address ?? 'onbekend').replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').replace(/%.*$/, '');
  return isIPv6(plain) ? networkOf(plain) : plain;
}

/** The first four groups of an IPv6 address, however it is written. */
function networkOf(address: string): string {
  const [front = '', back] = address.toLowerCase().split('::');
  const groups = (part: string | undefined) => (part ? part.split(':') : []);
  const left = groups(front);
  const right = groups(back);
  const missing = back === undefined ? 0 : Math.max(8 - left.length - right.length, 0);
  const all = [...left, ...Array<string>(missing).fill('0'), ...right];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
