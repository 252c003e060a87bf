import type { CodeOverlay, RowIssue } from '../../../gateway/sync/source-adapter.ts';
import { type CodeList, lookUp } from '../../../mappings/code-list.ts';
import type { BekendBlad, Rij } from './blad.ts';
import { leesDatum } from './datum.ts';
import { vormVan } from './soorten.ts';

/** What a row became, or nothing and one `dropped` issue. */
export interface Gemaakt<T> {
  readonly record?: T;
  readonly issues: readonly RowIssue[];
}

/** The cells of a table by field, and what was the matter with a row of it so far. */
export class RijLezer {
  readonly issues: RowIssue[] = [];
  readonly #blad: BekendBlad;
  readonly #rij: Rij;
  readonly #codes: CodeOverlay;

  constructor(blad: BekendBlad, rij: Rij, codes: CodeOverlay) {
    this.#blad = blad;
    this.#rij = rij;
    this.#codes = codes;
  }

  /** Without the space around it; '' when it is empty, undefined when there is no such column or cell. */
  cel(veld: string): string | undefined {
    const kop = this.#blad.velden[veld];
    return kop === undefined ? undefined : this.#rij.cells[this.#blad.koppen.indexOf(kop)]?.trim();
  }

  /** An empty cell says nothing. */
  verteld(veld: string): string | undefined {
    return this.cel(veld) || undefined;
  }

  /** An empty cell says that there is none. */
  leegbaar(veld: string): string | null | undefined {
    const cel = this.cel(veld);
    return cel === '' ? null : cel;
  }

  /** Keys or names in one cell. */
  lijst(veld: string): string[] | undefined {
    const parts = this.cel(veld)?.split(/[;,|\n]/);
    return parts?.map((part) => part.trim()).filter((part) => part !== '');
  }

  /** @returns undefined when it is not told, or is no date (then with an issue) */
  datum(veld: string): string | undefined {
    const cel = this.verteld(veld);
    if (cel === undefined) return undefined;
    const datum = leesDatum(cel);
    if (datum === null)
      this.deel(
        veld,
        'bad_date',
        cel,
        'Dit is geen datum die we kunnen lezen. Schrijf hem als 01-09-2026. De rest komt wel binnen.',
      );
    return datum ?? undefined;
  }

  leegbareDatum(veld: string): string | null | undefined {
    return this.cel(veld) === '' ? null : this.datum(veld);
  }

  /** Our word for what stands there; what no list knows is left out, with an issue that the school can mend. */
  code<T extends string>(veld: string, list: CodeList<T>): T | undefined {
    const cel = this.verteld(veld);
    if (cel === undefined) return undefined;
    const means = lookUp(list, cel, this.#codes) ?? lookUp(list, cel.toLowerCase());
    if (means === undefined)
      this.issues.push({
        path: this.plek(veld),
        code: 'unknown_code',
        seen: cel.slice(0, 60),
        message: 'Dit woord kennen we niet. De rest komt wel binnen. Kies bij de koppeling wat het betekent.',
        effect: 'partial',
        unknown: { list: list.id, code: cel },
      });
    return means;
  }

  /** The record comes in without this part. */
  deel(veld: string, code: string, seen: string, message: string): void {
    this.issues.push({ path: this.plek(veld), code, seen: seen.slice(0, 60), message, effect: 'partial' });
  }

  /** The row does not come in: takes the place of what was noted before. */
  weg(veld: string | null, code: string, seen: string, message: string): { issues: readonly RowIssue[] } {
    return { issues: [{ path: this.plek(veld), code, seen: seen.slice(0, 60), message, effect: 'dropped' }] };
  }

  /** @returns the row when it has no more cells than there are headings; else why not */
  get teBreed(): boolean {
    return this.#rij.cells.slice(this.#blad.koppen.length).some((cell) => cell.trim() !== '');
  }

  plek(veld: string | null): string {
    const rij = `${this.#blad.plek}, rij ${this.#rij.row}`;
    if (veld === null) return rij;
    const kop = this.#blad.velden[veld] ?? vormVan(this.#blad.soort).velden[veld]?.titel ?? veld;
    return `${rij}, kolom "${kop.slice(0, 60)}"`;
  }
}
