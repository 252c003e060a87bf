import type { Actie, Doel, Gebied, Lijn, Niveau, Opbouw } from '../opbouw.ts';
import { NIET_OPGEGEVEN, rijCode, rijTekst } from '../tekst-in-rij.ts';
import { isGuid } from '../vast-id.ts';
import type { Cellen } from './cellen.ts';
import { geheel, leesLijst } from './getallen.ts';
import type { Veld } from './kolommen.ts';
import type { Kenmerken, Meldingen } from './meldingen.ts';
import type { TabelRij } from './tabel.ts';

/** Why a row is refused; `null`: it is not. */
export type Weigering = string | null;

/** The largest `int` of PostgreSQL. */
const GROOTSTE = 2_147_483_647;

/** What a row says of the thing that it is about: only that has an id and a place. */
export function eigenVan(
  rij: TabelRij,
  cellen: Cellen,
  kenmerken: Kenmerken,
  meldingen: Meldingen,
): { id: string | undefined; volgorde: number | undefined } {
  const volgorde = geheel(cellen.van(rij, 'volgorde'), 1, GROOTSTE);
  const kenmerk = cellen.van(rij, 'id').toLowerCase();
  if (!isGuid(kenmerk)) return { id: undefined, volgorde };
  const id = kenmerken.neem(kenmerk);
  if (id === null)
    meldingen.pas(rij, 'Het kenmerk stond al op een andere rij; deze rij kreeg een nieuw kenmerk.');
  return { id: id ?? undefined, volgorde };
}

interface Doelrij {
  readonly doel: Doel;
  readonly rij: TabelRij;
}

/** Reads rows of leergebieden, leerlijnen, niveaus, leerdoelen and acties, one after another, into `Opbouw`. */
export class RijLezer {
  readonly #opbouw: Opbouw;
  readonly #cellen: Cellen;
  readonly #meldingen: Meldingen;
  readonly #kenmerken: Kenmerken;
  readonly #niveaus: ReadonlySet<string> | null;
  readonly #naam: string;
  readonly #doelen = new Map<string, Doelrij>();
  readonly #perTekst = new Map<string, Doel>();
  readonly #perId = new Map<string, Doel>();
  readonly #nummers = new Map<object, number>();
  #vorige: { gebied: Gebied; lijn: Lijn } | null = null;

  /**
   * @param naam what a leergebied is called when no column says it
   * @param niveaus the only names of niveaus that may stand in it, when a person gave them
   */
  constructor(
    opbouw: Opbouw,
    cellen: Cellen,
    melden: { meldingen: Meldingen; kenmerken: Kenmerken },
    naam: string,
    niveaus: readonly string[] | undefined,
  ) {
    this.#opbouw = opbouw;
    this.#cellen = cellen;
    this.#meldingen = melden.meldingen;
    this.#kenmerken = melden.kenmerken;
    this.#naam = naam;
    this.#niveaus = niveaus ? new Set(niveaus.map((n) => n.trim())) : null;
  }

  gebied(rij: TabelRij): Weigering {
    const [code, naam] = this.#cel(rij, 'leergebiedCode', 'leergebied');
    if (code === '' && naam === '') return 'Er staat geen leergebied.';
    this.#opbouw.gebied({ ...this.#eigen(rij), code, naam, soort: this.#soort(rij) });
    return null;
  }

  lijn(rij: TabelRij): Weigering {
    const [code, naam, eigenschap, waarde, kerndoelen] = this.#cel(
      rij,
      'leerlijnCode',
      'leerlijn',
      'eigenschap',
      'waarde',
      'kerndoelen',
    );
    if (code === '' && naam === '') return 'Er staat geen leerlijn.';
    const geordend = eigenschap === 'geordend' ? waarde === 'ja' : undefined;
    const hints = leesLijst(kerndoelen ?? '').map(rijTekst);
    this.#opbouw.lijn(this.#gebiedVan(rij), { ...this.#eigen(rij), code, naam, geordend, hints });
    return null;
  }

  niveau(rij: TabelRij): Weigering {
    const [code, naam] = this.#cel(rij, 'niveauCode', 'niveau');
    if (code === '' && naam === '') return 'Er staat geen niveau.';
    const lijn = this.#lijnVan(rij);
    if (!lijn) return 'Er staat geen leerlijn.';
    this.#opbouw.niveau(lijn, { ...this.#eigen(rij), code, naam, rang: this.#rang(rij) });
    return null;
  }

  doel(rij: TabelRij): Weigering {
    const tekst = rijTekst(this.#cellen.van(rij, 'doel'));
    if (tekst === '') return 'Er staat geen leerdoel.';
    const lijn = this.#lijnVan(rij);
    if (!lijn) return 'Er staat geen leerlijn.';
    const niveau = this.#niveauVan(rij, lijn);
    if (typeof niveau === 'string') return niveau;
    const code = rijCode(this.#cellen.van(rij, 'doelCode'));
    const sleutel = [this.#nummer(lijn), niveau ? this.#nummer(niveau) : '', code, tekst].join('\u001f');
    const actie = this.#actie(rij);
    const al = this.#cellen.van(rij, 'rij') === '' ? this.#doelen.get(sleutel) : undefined;
    if (al) {
      if (actie) al.doel.acties.push(actie);
      return actie ? null : `Dit leerdoel staat al op regel ${al.rij.regel}.`;
    }
    const doel = this.#opbouw.doel(lijn, niveau, { code, naam: tekst });
    Object.assign(doel, this.#eigen(rij), { over: this.#over(rij) });
    if (actie) doel.acties.push(actie);
    if (doel.id) this.#perId.set(doel.id, doel);
    this.#doelen.set(this.#doelen.has(sleutel) ? `${sleutel}\u001f${rij.regel}` : sleutel, { doel, rij });
    this.#perTekst.set(`${code}\u001f${tekst}`, doel);
    return null;
  }

  /** When all leerdoelen were read: an actie may stand above its leerdoel. */
  actie(rij: TabelRij): Weigering {
    const hoortBij = this.#cellen.van(rij, 'hoortBij').toLowerCase();
    const [code, tekst] = [
      rijCode(this.#cellen.van(rij, 'doelCode')),
      rijTekst(this.#cellen.van(rij, 'doel')),
    ];
    const doel = hoortBij === '' ? this.#perTekst.get(`${code}\u001f${tekst}`) : this.#perId.get(hoortBij);
    if (!doel) return 'Het leerdoel van deze actie staat niet in dit bestand.';
    const actie = this.#actie(rij, this.#eigen(rij));
    if (!actie) return 'Er staat geen actie.';
    doel.acties.push(actie);
    return null;
  }

  /** When all rows were read: refuses doelen without niveau on a leerlijn that has niveaus. */
  weigerZonderNiveau(): void {
    const weg = new Set(this.#opbouw.zonderNiveau());
    if (weg.size === 0) return;
    for (const { doel, rij } of this.#doelen.values()) {
      if (!weg.has(doel)) continue;
      this.#meldingen.weiger(rij, 'Deze rij heeft geen niveau, en andere rijen van deze leerlijn wel.');
      if (doel.id) this.#perId.delete(doel.id);
    }
  }

  #cel(rij: TabelRij, ...velden: Veld[]): string[] {
    return velden.map((veld) => this.#cellen.van(rij, veld));
  }

  #eigen(rij: TabelRij) {
    return eigenVan(rij, this.#cellen, this.#kenmerken, this.#meldingen);
  }

  #soort(rij: TabelRij): 'LS' | 'LO' | undefined {
    const soort = this.#cellen.van(rij, 'leergebiedSoort').toUpperCase();
    return soort === 'LO' || soort.includes('OVERSTIJGEND') ? 'LO' : soort === '' ? undefined : 'LS';
  }

  #rang(rij: TabelRij): number | undefined {
    return geheel(this.#cellen.van(rij, 'rang'), 1, 40);
  }

  #gebiedVan(rij: TabelRij): Gebied {
    const [code, naam] = this.#cel(rij, 'leergebiedCode', 'leergebied');
    if (code !== '' || naam !== '') return this.#opbouw.gebied({ code, naam, soort: this.#soort(rij) });
    return this.#vorige?.gebied ?? this.#opbouw.gebied({ naam: this.#naam });
  }

  // Empty cells below a filled one mean the same again, as people write tables.
  #lijnVan(rij: TabelRij): Lijn | null {
    const gebied = this.#gebiedVan(rij);
    const [code, naam] = this.#cel(rij, 'leerlijnCode', 'leerlijn');
    const { code: gebiedCode, naam: gebiedNaam } = gebied;
    if (!this.#cellen.heeft('leerlijn') && !this.#cellen.heeft('leerlijnCode'))
      return this.#opbouw.lijn(gebied, { code: gebiedCode, naam: gebiedNaam });
    if (code !== '' || naam !== '') {
      const lijn = this.#opbouw.lijn(gebied, { code, naam });
      this.#vorige = { gebied, lijn };
      return lijn;
    }
    if (this.#vorige?.gebied !== gebied) return null;
    this.#meldingen.pas(rij, 'De leerlijn is die van de rij erboven.');
    return this.#vorige.lijn;
  }

  #niveauVan(rij: TabelRij, lijn: Lijn): Niveau | null | string {
    const [code = '', naam = ''] = this.#cel(rij, 'niveauCode', 'niveau');
    const rang = this.#rang(rij);
    if (code === '' && naam === '' && rang === undefined) return null;
    if (this.#niveaus && !this.#niveaus.has(naam) && !this.#niveaus.has(code))
      return `Het niveau ${(naam || code || String(rang)).slice(0, 60)} is onbekend.`;
    return this.#opbouw.niveau(lijn, { code, naam, rang });
  }

  // Of a row about a leerdoel the id is not that of the actie.
  #actie(rij: TabelRij, eigen?: { id: string | undefined; volgorde: number | undefined }): Actie | null {
    const tekst = rijTekst(this.#cellen.van(rij, 'actie'));
    if (tekst === '') return null;
    const of = (veld: Veld) => rijTekst(this.#cellen.van(rij, veld)) || NIET_OPGEGEVEN;
    const { id, volgorde } = eigen ?? { id: undefined, volgorde: undefined };
    return { id, volgorde, type: of('actieSoort'), tekst, wie: of('wie'), ritme: of('ritme') };
  }

  #over(rij: TabelRij): Record<string, string> | undefined {
    const over = this.#cellen.over.flatMap(([kop, i]) => {
      const cel = rij.cellen[i] ?? '';
      return cel.trim() === '' ? [] : [[kop, cel] as const];
    });
    return over.length > 0 ? Object.fromEntries(over) : undefined;
  }

  #nummer(ding: object): number {
    const n = this.#nummers.get(ding) ?? this.#nummers.size;
    this.#nummers.set(ding, n);
    return n;
  }
}
