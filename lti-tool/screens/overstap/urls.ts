export const OVERSTAP = '/overstap';
export const VERGELIJKEN = '/overstap/vergelijken';
export const NIEUW = '/overstap/nieuw';

interface Versies {
  readonly van: string;
  readonly naar: string;
}

const vraag = (waarden: Readonly<Record<string, string | undefined>>) =>
  new URLSearchParams(
    Object.entries(waarden).filter((paar): paar is [string, string] => paar[1] !== undefined),
  ).toString();

export const vergelijkUrl = ({ van, naar }: Versies, filter: { soort?: string; lot?: string } = {}): string =>
  `${VERGELIJKEN}?${vraag({ van, naar, ...filter })}`;
export const voorbeeldUrl = ({ van, naar }: Versies): string => `${NIEUW}?${vraag({ van, naar })}`;
export const overstapUrl = (migratie: string): string => `${OVERSTAP}/${migratie}`;
export const ongedaanUrl = (migratie: string): string => `${overstapUrl(migratie)}/ongedaan`;
