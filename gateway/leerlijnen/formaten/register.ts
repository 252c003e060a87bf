import { rijCode, rijTekst } from './tekst-in-rij.ts';

/** What a source says of a row: all of it may be absent. */
export interface Gezegd {
  readonly id?: string | undefined;
  readonly code?: string | undefined;
  readonly naam?: string | undefined;
  readonly volgorde?: number | undefined;
}

/** A thing that may be named more than once. */
export interface Ding {
  id: string | undefined;
  code: string;
  naam: string;
  volgorde: number | undefined;
}

/** A thing of which only this was said. */
export const leeg = (zegt: Gezegd): Ding => ({
  id: undefined,
  code: rijCode(zegt.code),
  naam: rijTekst(zegt.naam),
  volgorde: zegt.volgorde,
});

/** Things that a source names by code or name, in the order in which they are first named. */
export class Register<D extends Ding> {
  readonly alle: D[] = [];
  readonly #per = new Map<string, D>();

  /** The thing that was named before, by its code, or by its name when one of the two has no code; else a new one. */
  vind(zegt: Gezegd, maak: () => D, sleutel?: string): D {
    const [code, naam] = [rijCode(zegt.code), rijTekst(zegt.naam)];
    const opCode = sleutel ?? (code === '' ? '' : `code ${code}`);
    const opNaam = sleutel === undefined ? `naam ${naam}` : '';
    const zonderCode = code === '' ? this.#per.get(opNaam) : this.#zonderCode(opNaam);
    const gevonden = (opCode === '' ? undefined : this.#per.get(opCode)) ?? zonderCode;
    const ding = gevonden ?? maak();
    if (!gevonden) this.alle.push(ding);
    if (opCode !== '') this.#per.set(opCode, ding);
    if (opNaam !== '' && !this.#per.has(opNaam)) this.#per.set(opNaam, ding);
    return vul(ding, zegt);
  }

  #zonderCode(opNaam: string): D | undefined {
    const ding = this.#per.get(opNaam);
    return ding?.code === '' && ding.naam !== '' ? ding : undefined;
  }
}

// What a later row says of the same thing fills what was not said before.
function vul<D extends Ding>(ding: D, zegt: Gezegd): D {
  if (zegt.id !== undefined) ding.id = zegt.id;
  if (zegt.volgorde !== undefined) ding.volgorde = zegt.volgorde;
  if (ding.code === '') ding.code = rijCode(zegt.code);
  if (ding.naam === '') ding.naam = rijTekst(zegt.naam);
  return ding;
}
