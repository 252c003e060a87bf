import { z } from 'zod';
import {
  type Boom,
  EntiteitSoort,
  groepVan,
  isVerborgen,
  type Knoop,
  Wijziging,
} from '../../../gateway/leerlijnen/inrichting/service.ts';
import { derivedActId } from '../act-id.ts';
import { uitInvoer, VELDEN_VAN } from './velden.ts';

const Id = z.guid().toLowerCase();
const OfLeeg = z.union([Id, z.literal('')]).default('');

/** Every form of the editor posts this; the fields come as `v.<veld>`, with what the person saw as `g.<veld>`. */
export const WijzigBody = z.looseObject({
  act: Id,
  wat: z.enum(['toevoegen', 'herformuleren', 'verbergen', 'tonen', 'omhoog', 'omlaag', 'verplaatsen']),
  soort: EntiteitSoort,
  entiteit: OfLeeg,
  ouder: OfLeeg,
  blad: z.enum(['lijn', 'doel', 'routes']),
  bij: OfLeeg,
});
export type WijzigBody = z.infer<typeof WijzigBody>;

export type Gevraagd =
  | { readonly kind: 'niets' }
  | { readonly kind: 'fout'; readonly veld: string | null; readonly waarom: string }
  | {
      readonly kind: 'doen';
      readonly wijzigingen: readonly Wijziging[];
      readonly gezien: Readonly<Record<string, unknown>>;
      /** What it is about, to come back to. */
      readonly entiteit: string;
    };

/** What a form asks for, as changes. The service looks up what the package itself says. */
export function gevraagd(boom: Boom, body: WijzigBody): Gevraagd {
  if (body.wat === 'toevoegen') return toevoegen(boom, body);
  const knoop = boom.knopen.get(body.entiteit);
  if (!knoop || knoop.soort !== body.soort)
    return {
      kind: 'fout',
      veld: null,
      waarom: 'Dit bestaat niet (meer). Iemand anders heeft het weggehaald.',
    };
  const { soort, entiteit } = knoop;
  if (body.wat === 'verbergen' || body.wat === 'tonen')
    return { kind: 'doen', wijzigingen: [{ wat: body.wat, soort, entiteit }], gezien: {}, entiteit };
  if (body.wat === 'herformuleren') return herformuleren(knoop, body);
  return verplaatsen(boom, knoop, body);
}

function tekstVan(body: WijzigBody, naam: string): string | undefined {
  const waarde: unknown = body[naam];
  const een: unknown = Array.isArray(waarde) ? waarde.at(-1) : waarde;
  return typeof een === 'string' ? een : undefined;
}

function toevoegen(boom: Boom, body: WijzigBody): Gevraagd {
  const entiteit = derivedActId(body.act, 'nieuw');
  const ouder = body.ouder === '' ? null : body.ouder;
  const velden: Record<string, unknown> = {};
  for (const veld of VELDEN_VAN[body.soort]) {
    const tekst = tekstVan(body, `v.${veld.naam}`) ?? '';
    velden[veld.naam] =
      veld.naam === 'code' && tekst.trim() === '' ? vrijeCode(boom, body) : uitInvoer(veld, tekst);
  }
  if (body.soort === 'leerlijn') velden['kerndoelHints'] = [];
  const na = boom.groepen.get(groepVan(body.soort, ouder))?.at(-1);
  const plek = na === undefined ? {} : { na };
  const wijziging = { wat: 'toevoegen', soort: body.soort, entiteit, ouder, ...plek, velden };
  return gecontroleerd(wijziging, {}, entiteit);
}

function herformuleren({ soort, entiteit }: Knoop, body: WijzigBody): Gevraagd {
  const velden: Record<string, unknown> = {};
  const gezien: Record<string, unknown> = {};
  for (const veld of VELDEN_VAN[soort]) {
    const tekst = tekstVan(body, `v.${veld.naam}`);
    if (tekst === undefined || veld.alleenNieuw) continue;
    const was = uitInvoer(veld, tekstVan(body, `g.${veld.naam}`) ?? '');
    const wordt = uitInvoer(veld, tekst);
    if (wordt === was) continue;
    velden[veld.naam] = wordt;
    gezien[veld.naam] = was;
  }
  if (Object.keys(velden).length === 0) return { kind: 'niets' };
  return gecontroleerd({ wat: 'herformuleren', soort, entiteit, velden, was: null }, gezien, entiteit);
}

function verplaatsen(boom: Boom, knoop: Knoop, body: WijzigBody): Gevraagd {
  const { soort, entiteit } = knoop;
  const doe = (ouder: string | null, na: string | null | undefined): Gevraagd => {
    const plek = na === undefined ? {} : { na };
    return gecontroleerd({ wat: 'verplaatsen', soort, entiteit, ouder, ...plek, was: null }, {}, entiteit);
  };
  if (body.wat === 'verplaatsen') {
    const ouder = body.ouder === '' ? null : body.ouder;
    return ouder === knoop.ouder ? { kind: 'niets' } : doe(ouder, undefined);
  }
  const rij = (boom.groepen.get(groepVan(soort, knoop.ouder)) ?? []).filter((e) => !isVerborgen(boom, e));
  const plek = rij.indexOf(entiteit);
  if (plek < 0 || (body.wat === 'omhoog' ? plek === 0 : plek === rij.length - 1)) return { kind: 'niets' };
  return doe(knoop.ouder, body.wat === 'omhoog' ? (rij[plek - 2] ?? null) : (rij[plek + 1] ?? null));
}

const WAAROM: Readonly<Record<string, string>> = {
  code: 'Geef een code van hoogstens 120 tekens.',
  naam: 'Geef een naam.',
  tekst: 'Vul de tekst in.',
  type: 'Vul in wat voor actie het is.',
  wie: 'Vul in wie het doet.',
  ritme: 'Vul in hoe vaak.',
};

function gecontroleerd(
  wijziging: object,
  gezien: Readonly<Record<string, unknown>>,
  entiteit: string,
): Gevraagd {
  const parsed = Wijziging.safeParse(wijziging);
  if (parsed.success) return { kind: 'doen', wijzigingen: [parsed.data], gezien, entiteit };
  const veld = String(parsed.error.issues[0]?.path.at(-1) ?? '');
  return { kind: 'fout', veld: veld || null, waarom: WAAROM[veld] ?? 'Kijk na wat je hebt ingevuld.' };
}

/** A code for who leaves it to us: that of the leerlijn or leergebied with the next number. */
function vrijeCode(boom: Boom, { soort, ouder }: WijzigBody): string {
  const voor = boom.knopen.get(ouder);
  const lijn = voor?.soort === 'niveau' ? boom.knopen.get(voor.ouder ?? '') : voor;
  const code = lijn && 'code' in lijn.velden ? lijn.velden.code : '';
  const stam = soort === 'niveau' ? 'N' : code === '' ? (soort === 'leerroute' ? 'LR' : 'G') : `${code}-`;
  const binnen = [...boom.knopen.values()].filter(
    (k) => k.soort === soort && (soort !== 'niveau' || k.ouder === ouder),
  );
  const bezet = new Set(binnen.map((k) => ('code' in k.velden ? k.velden.code : '')));
  for (let n = 1; ; n += 1) if (!bezet.has(`${stam}${n}`)) return `${stam}${n}`;
}
