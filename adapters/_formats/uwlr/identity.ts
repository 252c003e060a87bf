import { illegalCharacter } from '../../_kit/xml-characters.ts';
import { dropped, partial, type Row } from './row.ts';

/** At least one of the two is there. */
export interface Identity {
  readonly key?: string;
  readonly eckId?: string;
}

/** The keys met so far in one answer, per kind of record. */
export class SeenKeys {
  readonly #keys = new Set<string>();
  readonly #eckIds = new Set<string>();

  /** Notes them; tells which one was there already. */
  repeated({ key, eckId }: Identity): string | undefined {
    if (key !== undefined && this.#keys.has(key)) return key;
    if (eckId !== undefined && this.#eckIds.has(eckId)) return eckId;
    if (key !== undefined) this.#keys.add(key);
    if (eckId !== undefined) this.#eckIds.add(eckId);
    return undefined;
  }
}

/** EDEXML handleiding v2.1 p.5: a key that starts with `#` is a dummy, made up for one message. */
export function isDummy(key: string): boolean {
  return key.startsWith('#');
}

/** A key we can keep: told, not a dummy, within the length of the standard (256). */
export function usableKey(key: string | undefined): string | undefined {
  if (key === undefined || key === '' || isDummy(key)) return undefined;
  return key.length > 256 || illegalCharacter(key) ? undefined : key;
}

/**
 * Who a person is. UWLR 2.3: the ECK iD comes first and the LAS-key may be absent; up to 2.2 the key is there always.
 * Without a usable key and ECK iD, or when an earlier row had the same, the row is dropped with an issue.
 */
export function identify(
  row: Row,
  wire: { '@key'?: string | undefined; '@eckid'?: string | undefined },
  seen: SeenKeys,
): Identity | undefined {
  const key = keyOf(row, '/@key', wire['@key']);
  const eckId = keyOf(row, '/@eckid', wire['@eckid']);
  if (key === undefined && eckId === undefined) {
    return dropped(
      row,
      '/@key',
      'no_identity',
      wire['@key'] ?? '',
      'Zonder vaste sleutel of ECK iD kunnen we niet weten wie dit is. Vraag je leverancier om vaste sleutels.',
    );
  }
  const identity = { ...(key === undefined ? {} : { key }), ...(eckId === undefined ? {} : { eckId }) };
  const repeated = seen.repeated(identity);
  if (repeated === undefined) return identity;
  const at = repeated === key ? '/@key' : '/@eckid';
  return dropped(
    row,
    at,
    'duplicate_key',
    repeated,
    'Deze sleutel staat al bij een eerdere regel. De eerste is gebruikt; verbeter de andere in het LVS.',
  );
}

function keyOf(row: Row, at: string, value: string | undefined): string | undefined {
  const key = usableKey(value);
  if (key === undefined && value !== undefined && value !== '' && !isDummy(value)) {
    partial(
      row,
      at,
      'bad_key',
      value,
      'Deze sleutel is langer dan 256 tekens of bevat een teken dat niet mag.',
    );
  }
  return key;
}
