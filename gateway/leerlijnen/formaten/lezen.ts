import { AppError } from '../../errors.ts';
import type { Pakket } from '../pakket.ts';
import { leesCase } from './case/lezen.ts';
import { isObj } from './case/model.ts';
import { lijktCase } from './case/normaal.ts';
import type { Formaat, Gelezen, Indeling, LeesFout, PakketOpgave } from './gelezen.ts';
import { leesJson } from './json.ts';
import { keurPakket } from './keuren.ts';

/** A larger file is refused. */
export const MEESTE_BYTES = 50 * 1024 * 1024;

export interface LeesOpties {
  /** Name of the file, to recognise it by and for people. */
  readonly naam: string;
  /** Instead of recognising it. */
  readonly soort?: Formaat;
  readonly indeling?: Indeling;
  readonly pakket?: PakketOpgave;
}

/**
 * Reads a file as a package: CASE 1.1 and 1.0, CSV, XLSX, nested JSON, or our own JSON. Stores nothing and throws nothing:
 * what cannot be read is `goed: false` with the line or JSON pointer. Blocks while it works (20,000 doelen: about a second).
 * @example
 * ```ts
 * const gelezen = leesPakket(bytes, { naam: 'leerlijnen.json', pakket: { licentie: 'CC-BY-4.0' } });
 * ```
 */
export function leesPakket(bytes: Uint8Array, opties: LeesOpties): Gelezen {
  const gelezen = leesOngekeurd(bytes, opties);
  if (!gelezen.goed) return gelezen;
  const { pakket, regels, formaat } = gelezen;
  const keur = keurPakket(pakket);
  if ('fouten' in keur) return { goed: false, formaat, fouten: keur.fouten, regels };
  const herkomst = { bron: opties.naam.slice(0, 200), ...keur.pakket.herkomst };
  return { goed: true, formaat, regels, pakket: { ...keur.pakket, herkomst } };
}

function leesOngekeurd(bytes: Uint8Array, opties: LeesOpties): Gelezen {
  if (bytes.length > MEESTE_BYTES)
    return nietGelezen(null, [
      { path: '', message: `Dit bestand is groter dan ${MEESTE_BYTES / 1024 ** 2} MB.` },
    ]);
  if (bytes.length === 0) return nietGelezen(null, [{ path: '', message: 'Dit bestand is leeg.' }]);
  const json = leesJson(bytes);
  if (!json.goed) return nietGelezen(opties.soort ?? null, [json.fout]);
  const { waarde, opmerkingen } = json;
  const gelezen = vanJson(waarde, opties);
  const bij = opmerkingen.map((waarom) => ({ plek: '', uitkomst: 'aangepast' as const, waarom }));
  return { ...gelezen, regels: [...bij, ...gelezen.regels] };
}

function vanJson(waarde: unknown, { indeling, pakket: opgave = {} }: LeesOpties): Gelezen {
  if (isObj(waarde) && lijktCase(waarde)) return leesCase(waarde, { opgave, ...(indeling && { indeling }) });
  return nietGelezen(null, [{ path: '', message: 'Dit lijkt op geen formaat dat Koers kent.' }]);
}

const nietGelezen = (formaat: Formaat | null, fouten: LeesFout[]): Gelezen => ({
  goed: false,
  formaat,
  fouten,
  regels: [],
});

/**
 * The package that was read.
 * @throws AppError `bad_request` with every fault listed, when it could not be read.
 */
export function pakketUit(gelezen: Gelezen): Pakket {
  if (gelezen.goed) return gelezen.pakket;
  throw new AppError('bad_request', 'Dit leerlijnenpakket klopt niet. Er is niets ingelezen.', {
    status: 400,
    issues: gelezen.fouten,
  });
}
