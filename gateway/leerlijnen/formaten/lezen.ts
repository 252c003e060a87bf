import { AppError } from '../../errors.ts';
import type { Pakket } from '../pakket.ts';
import { leesCase } from './case/lezen.ts';
import { isObj, type Obj } from './case/model.ts';
import { lijktCase, normaalPakket } from './case/normaal.ts';
import { schrijfCase } from './case/schrijven.ts';
import type { Formaat, Gelezen, Indeling, LeesFout, PakketOpgave } from './gelezen.ts';
import { leesGenest, lijktGenest } from './genest/lezen.ts';
import { keurPakket } from './keuren.ts';
import { type Geopend, openBestand } from './openen.ts';
import type { Kolommen } from './tabel/kolommen.ts';
import { leesTabel } from './tabel/lezen.ts';
import { vastId } from './vast-id.ts';

export interface LeesOpties {
  /** Name of the file, to recognise it by and for people. */
  readonly naam: string;
  /** Instead of recognising it. */
  readonly soort?: Formaat;
  readonly indeling?: Indeling;
  /** Of a table: which column is what; default what the headings say. */
  readonly kolommen?: Kolommen;
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
  return leesGeopend(openBestand(bytes, opties), opties);
}

/** As `leesPakket`, of a file that is open already. */
export function leesGeopend(geopend: Geopend, opties: LeesOpties): Gelezen {
  const gelezen = ongekeurd(geopend, opties);
  if (!gelezen.goed) return gelezen;
  const { pakket, regels, formaat } = gelezen;
  const keur = keurPakket(pakket);
  if ('fouten' in keur) return { goed: false, formaat, fouten: keur.fouten, regels };
  const herkomst = { bron: opties.naam.slice(0, 200), ...keur.pakket.herkomst };
  return { goed: true, formaat, regels, pakket: { ...keur.pakket, herkomst } };
}

function ongekeurd(geopend: Geopend, opties: LeesOpties): Gelezen {
  if (geopend.soort === 'niets') return nietGelezen(geopend.formaat, [geopend.fout]);
  const { indeling, kolommen, pakket: opgave = {} } = opties;
  if (geopend.soort === 'tabel')
    return leesTabel(geopend.tabel, {
      opgave,
      bestand: opties.naam.replace(/\.[^.]*$/, ''),
      ...(kolommen && { kolommen }),
      ...(indeling && { indeling }),
    });
  const gelezen = vanJson(geopend.waarde, opties);
  const bij = geopend.opmerkingen.map((waarom) => ({ plek: '', uitkomst: 'aangepast' as const, waarom }));
  return { ...gelezen, regels: [...bij, ...gelezen.regels] };
}

function vanJson(waarde: unknown, { soort, indeling, pakket: opgave = {} }: LeesOpties): Gelezen {
  const is = (formaat: Formaat, lijkt: (waarde: unknown) => boolean) =>
    soort === undefined ? lijkt(waarde) : soort === formaat;
  if (isObj(waarde) && (lijktCase(waarde) || soort === 'case-1.1' || soort === 'case-1.0'))
    return leesCase(waarde, { opgave, ...(indeling && { indeling }) });
  if (isObj(waarde) && is('koers', lijktKoers)) return leesKoers(waarde, opgave);
  if (is('genest', lijktGenest)) return leesGenest(waarde, opgave);
  return nietGelezen(soort ?? null, [{ path: '', message: 'Dit lijkt op geen formaat dat Koers kent.' }]);
}

const lijktKoers = (waarde: unknown): boolean =>
  isObj(waarde) &&
  Array.isArray(waarde['leergebieden']) &&
  Array.isArray(waarde['leerdoelen']) &&
  Array.isArray(waarde['schaal']);

/** Our own JSON is checked, not understood: it says everything in our words. */
function leesKoers(waarde: Obj, { schaal, ...opgave }: PakketOpgave): Gelezen {
  const gegeven = Object.fromEntries(Object.entries(opgave).filter(([, deel]) => deel !== undefined));
  // Another number is another version, and that has an id of its own.
  const { id = waarde['id'], pakketId = waarde['pakketId'], versie = waarde['versie'] } = opgave;
  const ander = opgave.id === undefined && versie !== waarde['versie'];
  const eigen = { id: ander ? vastId('versie', String(pakketId), String(versie)) : id };
  const standen = schaal && { schaal: schaal.map((naam, score) => ({ score, naam })) };
  const keur = keurPakket({ ...waarde, ...gegeven, ...eigen, ...standen });
  if ('fouten' in keur) return nietGelezen('koers', keur.fouten);
  const fouten = restFouten(keur.pakket);
  if (fouten.length > 0) return nietGelezen('koers', fouten);
  const regels = keur.pakket.leerdoelen.map((_, i) => ({
    plek: `/leerdoelen/${i}`,
    uitkomst: 'aangenomen' as const,
    waarom: '',
  }));
  return { goed: true, formaat: 'koers', pakket: keur.pakket, regels };
}

/** What stands in `rest` is what CASE says: written as CASE and read again, nothing of it may need mending. */
function restFouten(pakket: Pakket): LeesFout[] {
  if (pakket.rest.length === 0) return [];
  const { fouten, regels } = normaalPakket(schrijfCase(pakket) as unknown as Obj);
  // Also what would only be kept elsewhere: our own file says everything where it belongs.
  const anders = regels.filter((r) => r.uitkomst !== 'aangenomen' || r.waarom !== '');
  return [...fouten, ...anders.map((r) => ({ path: r.plek, message: r.waarom }))].map((fout) => ({
    path: '/rest',
    message: `Als CASE klopt dit niet: ${fout.path} ${fout.message}`,
  }));
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
