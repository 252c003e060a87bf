import { createIntl, createIntlCache, type IntlShape } from '@formatjs/intl';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { nl, type Sleutel } from './nl.ts';

export const TALEN = ['nl', 'en', 'ar'] as const;
/** Language of a page (BCP 47). */
export type Taal = (typeof TALEN)[number];

export const WOORDEN: Readonly<Record<Taal, Readonly<Record<Sleutel, string>>>> = { nl, en, ar };

/** As somebody asks for a language; anything else is Dutch. */
export const taalVan = (gevraagd: string | undefined): Taal =>
  TALEN.find((taal) => taal === gevraagd) ?? 'nl';

/** Which way a language runs. */
export const richting = (taal: Taal): 'ltr' | 'rtl' => (taal === 'ar' ? 'rtl' : 'ltr');

type Waarden = Readonly<Record<string, string | number | Date>>;
/** The words of one language: by key, with what is filled in. */
export type Vertaal = (sleutel: Sleutel, waarden?: Waarden) => string;

/** Arabic as it is read in the Netherlands: with the digits that also stand on letters of the school. */
const LOCALE: Readonly<Record<Taal, string>> = { nl: 'nl-NL', en: 'en-GB', ar: 'ar-u-nu-latn' };

const cache = createIntlCache();
const gemaakt = new Map<Taal, IntlShape<string>>();

function intlVan(taal: Taal): IntlShape<string> {
  const er = gemaakt.get(taal);
  if (er) return er;
  const nieuw = createIntl(
    {
      locale: LOCALE[taal],
      messages: { ...WOORDEN[taal] },
      timeZone: 'Europe/Amsterdam',
      defaultLocale: LOCALE[taal],
    },
    cache,
  );
  gemaakt.set(taal, nieuw);
  return nieuw;
}

/** The words of a language (ICU MessageFormat); dates are in the Netherlands. */
export function vertaler(taal: Taal): Vertaal {
  const intl = intlVan(taal);
  return (sleutel, waarden) => String(intl.formatMessage({ id: sleutel }, waarden));
}

/** "21 november 2026 om 14:05", in the language of the page. */
export const tijdstip = (taal: Taal, moment: Date): string =>
  intlVan(taal).formatDate(moment, { dateStyle: 'long', timeStyle: 'short' });
