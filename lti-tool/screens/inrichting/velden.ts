import type { EntiteitSoort } from '../../../gateway/leerlijnen/inrichting/service.ts';

/** One question of a form about an entity. */
export interface Veld {
  readonly naam: string;
  readonly label: string;
  readonly vorm: 'regel' | 'tekst' | 'keuze';
  /** `null` is said by leaving it empty. */
  readonly leeg?: boolean;
  readonly keuzes?: readonly { readonly value: string; readonly label: string }[];
  /** What a new one has before anybody says otherwise. */
  readonly begin?: string;
  /** Asked once, when it is made. */
  readonly alleenNieuw?: boolean;
}

const CODE: Veld = { naam: 'code', label: 'Code', vorm: 'regel' };
const NAAM: Veld = { naam: 'naam', label: 'Naam', vorm: 'regel' };

const LDGM = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ value: String(n), label: `Leerroute ${n}` }));

/** The questions per kind, in order. */
export const VELDEN_VAN: Readonly<Record<EntiteitSoort, readonly Veld[]>> = {
  leergebied: [
    CODE,
    NAAM,
    {
      naam: 'soort',
      label: 'Soort',
      vorm: 'keuze',
      begin: 'LS',
      keuzes: [
        { value: 'LS', label: 'leergebiedspecifiek' },
        { value: 'LO', label: 'leergebiedoverstijgend' },
      ],
    },
  ],
  leerlijn: [
    CODE,
    NAAM,
    {
      naam: 'geordend',
      label: 'Niveaus',
      vorm: 'keuze',
      begin: 'ja',
      alleenNieuw: true,
      keuzes: [
        { value: 'ja', label: 'met niveaus' },
        { value: 'nee', label: 'zonder niveaus' },
      ],
    },
  ],
  niveau: [CODE, NAAM],
  leerdoel: [CODE, { naam: 'tekst', label: 'De leerling …', vorm: 'tekst' }],
  actie: [
    { naam: 'tekst', label: 'Actie', vorm: 'tekst' },
    { naam: 'type', label: 'Soort', vorm: 'regel' },
    { naam: 'wie', label: 'Wie', vorm: 'regel' },
    { naam: 'ritme', label: 'Hoe vaak', vorm: 'regel' },
  ],
  leerroute: [
    CODE,
    NAAM,
    { naam: 'ldgm', label: 'Landelijk doelgroepenmodel', vorm: 'keuze', leeg: true, keuzes: LDGM },
    {
      naam: 'uitstroomprofiel',
      label: 'Uitstroomprofiel',
      vorm: 'keuze',
      leeg: true,
      keuzes: [
        { value: 'dagbesteding', label: 'dagbesteding' },
        { value: 'arbeidsmarkt', label: 'arbeidsmarkt' },
        { value: 'vervolgonderwijs', label: 'vervolgonderwijs' },
      ],
    },
    { naam: 'bestemming', label: 'Uitstroombestemming', vorm: 'regel', leeg: true },
  ],
};

/** A value as a form has it. */
export function alsInvoer(waarde: unknown): string {
  if (typeof waarde === 'boolean') return waarde ? 'ja' : 'nee';
  return waarde === null || waarde === undefined ? '' : String(waarde);
}

/** What a form said, as the field has it; spaces and line ends of a form do not count. */
export function uitInvoer({ naam, leeg }: Veld, tekst: string): unknown {
  const schoon = tekst.replaceAll('\r\n', '\n').trim();
  if (leeg && schoon === '') return null;
  if (naam === 'ldgm') return Number(schoon);
  return naam === 'geordend' ? schoon === 'ja' : schoon;
}
