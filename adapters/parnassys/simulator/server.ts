import { startUwlrSimulator, type UwlrSimulator } from '../../_formats/uwlr/simulator/server.ts';

export type ParnassysSimulator = UwlrSimulator;

/**
 * Starts a ParnasSys on the loopback address, for the demo and for tests.
 * @param options.port 0 for a free one
 * @example
 * ```ts
 * const sim = await startParnassysSimulator({ schools: [generateSchool({ brin: '99XX', leerlingen: 30, seed: 1 })], port: 0 });
 * ```
 */
export function startParnassysSimulator(
  options: Pick<Parameters<typeof startUwlrSimulator>[0], 'schools' | 'port' | 'now'>,
): Promise<ParnassysSimulator> {
  return startUwlrSimulator({ ...options, auteur: 'ParnasSys-simulator van Koers' });
}
