import type { Datum } from '../../model/roster.ts';
import type { SourceAdapter } from '../source-adapter.ts';

/** An adapter that can give things back. */
export type WritableAdapter = SourceAdapter & Required<Pick<SourceAdapter, 'deliver'>>;

/** Whether a vendor takes things back: it says so, and it can. */
export function isWritable(adapter: SourceAdapter | undefined): adapter is WritableAdapter {
  return adapter?.deliver !== undefined && adapter.offers.includes('write-back');
}

/** The most that goes out in one message. */
export const BATCH = 200;

/**
 * Stamp of the next message, in whole seconds: strictly later than the last one, also when the clock was set back or
 * several messages go out in one second (UWLR: `aanmaakdatum` grows).
 */
export function nextStempel(now: Date, last: Date | null): Date {
  const second = Math.floor(now.getTime() / 1000);
  const after = last === null ? second : Math.floor(last.getTime() / 1000) + 1;
  return new Date(Math.max(second, after) * 1000);
}

/** School year of a day (1 August to 31 July), as `2026-2027`. */
export function schooljaarVan(op: Datum): string {
  const begin = Number(op.slice(0, 4)) - (op.slice(5) < '08-01' ? 1 : 0);
  return `${begin}-${begin + 1}`;
}

/** Code of a doel or niveau as it goes out: at most 64 characters, the same for the same thing. */
export const MAX_CODE = 64;
