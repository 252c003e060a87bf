import type { Pakket } from '../../pakket.ts';
import type { EntiteitSoort } from '../gelezen.ts';
import { Codes, rijCode, rijTekst } from '../tekst-in-rij.ts';
import { vastId } from '../vast-id.ts';
import type { Boom } from './boom.ts';
import type { Ingedeeld } from './indelen.ts';
import { merk } from './kern.ts';
import { KoersActie, KoersLeergebied, KoersLeerlijn, KoersLeerroute, leesKoers } from './koers-extensie.ts';
import type { CfItem } from './model.ts';
import { Nummering } from './nummering.ts';

export type Rijen = Pick<
  Pakket,
  'leergebieden' | 'leerlijnen' | 'niveaus' | 'leerdoelen' | 'acties' | 'leerroutes'
>;

export interface GelezenRijen {
  readonly rijen: Rijen;
  /** Rows that stand in no source, with their `merk`. */
  readonly gemaakt: Map<string, string>;
}

/** Says of an item what was changed to make it a row. */
export type Pas = (item: number, waarom: string) => void;

/** Items → rows. What a row needs and the source does not have (a leerlijn, a code) is made, the same at every reading. */
export function maakRijen(
  boom: Boom,
  ingedeeld: Ingedeeld,
  document: { id: string; naam: string },
  pas: Pas,
): GelezenRijen {
  return new Maker(boom, ingedeeld, document, pas).alles();
}

class Maker {
  readonly #boom: Boom;
  readonly #in: Ingedeeld;
  readonly #document: { id: string; naam: string };
  readonly #pas: Pas;
  readonly #nummers: Nummering;
  readonly #uit: Rijen = {
    leergebieden: [],
    leerlijnen: [],
    niveaus: [],
    leerdoelen: [],
    acties: [],
    leerroutes: [],
  };
  readonly #gemaakt = new Map<string, string>();
  readonly #gebiedCodes = new Codes();
  readonly #lijnCodes = new Codes();
  readonly #lijnCode = new Map<string, string>();
  readonly #gebied = new Map<string, { code: string; naam: string }>();
  readonly #geordend = new Set<number>();
  /** Leerlijnen with doelen right under them. */
  readonly #plat = new Set<number>();

  constructor(boom: Boom, ingedeeld: Ingedeeld, document: { id: string; naam: string }, pas: Pas) {
    this.#boom = boom;
    this.#in = ingedeeld;
    this.#document = document;
    this.#pas = pas;
    this.#nummers = new Nummering(boom, ingedeeld);
    ingedeeld.soort.forEach((s, i) => {
      const bak = ingedeeld.plaats[i]?.bak;
      if (s === 'niveau' && typeof bak === 'number') this.#geordend.add(bak);
      if (s === 'leerdoel' && typeof bak === 'number') this.#plat.add(bak);
    });
  }

  alles(): GelezenRijen {
    this.#elk('leergebied', (i, item, volgorde) => {
      const code = this.#code(i, this.#gebiedCodes.vrij(rijCode(item.humanCodingScheme) || `G${volgorde}`));
      const { soort } = leesKoers(KoersLeergebied, item.extensions);
      const naam = this.#naam(i, code);
      this.#gebied.set(item.identifier, { code, naam });
      this.#uit.leergebieden.push({ ...id(item), code, naam, soort, volgorde });
    });
    this.#elk('leerlijn', (i, item, volgorde) => this.#leerlijn(i, item, volgorde));
    this.#elk('niveau', (i, item, rang) => {
      const leerlijnId = this.#bak(i) ?? '';
      const code = this.#code(i, rijCode(item.humanCodingScheme) || `N${rang}`);
      this.#uit.niveaus.push({ ...id(item), leerlijnId, code, naam: this.#naam(i, code), rang });
    });
    this.#elk('leerdoel', (i, item, volgorde) => this.#leerdoel(i, item, volgorde));
    this.#elk('actie', (i, item, volgorde) => {
      const koers = leesKoers(KoersActie, item.extensions);
      const tekst = this.#tekst(i) || 'Zonder tekst';
      this.#uit.acties.push({ ...id(item), leerdoelId: this.#bak(i) ?? '', ...koers, tekst, volgorde });
    });
    const codes = new Codes();
    this.#elk('leerroute', (i, item, volgorde) => {
      const code = this.#code(i, codes.vrij(rijCode(item.humanCodingScheme) || `R${volgorde}`));
      const koers = leesKoers(KoersLeerroute, item.extensions);
      this.#uit.leerroutes.push({ ...id(item), code, naam: this.#naam(i, code), volgorde, ...koers });
    });
    return { rijen: this.#uit, gemaakt: this.#gemaakt };
  }

  #elk(soort: EntiteitSoort, doe: (i: number, item: CfItem, volgorde: number) => void): void {
    for (const i of this.#nummers.van(soort)) {
      const item = this.#boom.items[i];
      if (item) doe(i, item, this.#nummers.nummer(i));
    }
  }

  #leerlijn(i: number, item: CfItem, volgorde: number): void {
    const code = this.#code(i, this.#lijnCodes.vrij(rijCode(item.humanCodingScheme) || `L${volgorde}`));
    const koers = leesKoers(KoersLeerlijn, item.extensions);
    const geordend = this.#geordend.has(i) || (koers.geordend === true && !this.#plat.has(i));
    const leergebiedId = this.#bak(i) ?? this.#algemeenGebied();
    const { kerndoelHints } = koers;
    this.#lijnCode.set(item.identifier, code);
    this.#uit.leerlijnen.push({
      ...id(item),
      leergebiedId,
      code,
      naam: this.#naam(i, code),
      geordend,
      volgorde,
      kerndoelHints,
    });
  }

  #leerdoel(i: number, item: CfItem, volgorde: number): void {
    const bak = this.#in.plaats[i]?.bak ?? null;
    const soort = bak === null ? null : this.#in.soort[bak];
    const niveauId = soort === 'niveau' ? this.#bak(i) : null;
    const lijnVanNiveau = bak !== null && soort === 'niveau' ? this.#bak(bak) : null;
    const leerlijnId =
      lijnVanNiveau ?? (soort === 'leerlijn' ? this.#bak(i) : null) ?? this.#algemeneLijn(this.#bak(i));
    const code = this.#code(
      i,
      rijCode(item.humanCodingScheme) || `${this.#lijnCode.get(leerlijnId) ?? 'D'}.${volgorde}`,
    );
    this.#uit.leerdoelen.push({
      ...id(item),
      leerlijnId,
      niveauId,
      code: rijCode(code),
      tekst: this.#tekst(i),
      volgorde,
    });
  }

  #bak(i: number): string | null {
    const bak = this.#in.plaats[i]?.bak ?? null;
    return bak === null ? null : (this.#boom.items[bak]?.identifier ?? null);
  }

  // The leergebied of a leerlijn, or of a leerdoel, that has none.
  #algemeenGebied(): string {
    const entiteit = vastId('gemaakt', 'leergebied', this.#document.id);
    if (this.#gemaakt.has(entiteit)) return entiteit;
    const rij = { code: this.#gebiedCodes.vrij('ALG'), naam: this.#document.naam };
    this.#gemaakt.set(entiteit, merk(rij));
    this.#gebied.set(entiteit, rij);
    const volgorde = this.#uit.leergebieden.reduce((max, g) => Math.max(max, g.volgorde), 0) + 1;
    this.#uit.leergebieden.push({
      id: entiteit,
      entiteit,
      ...rij,
      soort: 'LS',
      volgorde: Math.min(volgorde, 2 ** 31 - 1),
    });
    return entiteit;
  }

  // The leerlijn of leerdoelen that hang under a leergebied, or under nothing.
  #algemeneLijn(gebied: string | null): string {
    const leergebiedId = gebied ?? this.#algemeenGebied();
    const entiteit = vastId('gemaakt', 'leerlijn', leergebiedId);
    if (this.#gemaakt.has(entiteit)) return entiteit;
    const van = this.#gebied.get(leergebiedId);
    const rij = { code: this.#lijnCodes.vrij(van?.code ?? 'ALG'), naam: van?.naam ?? this.#document.naam };
    this.#gemaakt.set(entiteit, merk(rij));
    this.#lijnCode.set(entiteit, rij.code);
    const volgorde = this.#uit.leerlijnen.length + 1;
    this.#uit.leerlijnen.push({
      id: entiteit,
      entiteit,
      leergebiedId,
      ...rij,
      geordend: false,
      volgorde,
      kerndoelHints: [],
    });
    return entiteit;
  }

  #tekst(i: number): string {
    const ruw = this.#boom.items[i]?.fullStatement ?? '';
    const tekst = rijTekst(ruw);
    if (tekst.length < ruw.trim().length) this.#pas(i, 'de tekst is te lang en is ingekort');
    return tekst;
  }

  #naam(i: number, code: string): string {
    const naam = this.#tekst(i);
    if (naam === '') this.#pas(i, `heeft geen naam en heet nu ${code}`);
    return naam || code;
  }

  #code(i: number, code: string): string {
    const ruw = this.#boom.items[i]?.humanCodingScheme?.trim() ?? '';
    if (ruw !== code)
      this.#pas(
        i,
        ruw === '' ? `kreeg code ${code}` : `kreeg code ${code} in plaats van ${ruw.slice(0, 40)}`,
      );
    return code;
  }
}

const id = (item: CfItem) => ({ id: item.identifier, entiteit: item.identifier });
