/** What is wrong, and the section of ISO 14289-1 that says so. */
export interface Fout {
  readonly regel: string;
  readonly wat: string;
}

export const fout = (regel: string, wat: string): Fout => ({ regel, wat });
