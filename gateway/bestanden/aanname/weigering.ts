import { AppError } from '../../errors.ts';
import type { Wat } from './soorten.ts';

const KIES: Readonly<Record<Wat, string>> = {
  foto: 'Kies een foto (JPEG, PNG of WebP).',
  geluid: 'Kies een geluidsopname (mp3, m4a, wav, ogg of webm).',
  document: 'Kies een PDF of een foto (JPEG of PNG).',
  logo: 'Kies een plaatje (PNG of JPEG).',
};
const DIT: Readonly<Record<Wat, string>> = {
  foto: 'Een foto',
  geluid: 'Een opname',
  document: 'Een document',
  logo: 'Een logo',
};
const inWoorden = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${bytes / 1024} kB` : `${bytes / 1024 / 1024} MB`;

/** Why a file is refused. Nothing of it is kept; the sentence says what to do instead. */
export const geweigerd = {
  leeg: () => new AppError('bad_request', 'Dit bestand is leeg. Kies een ander bestand.'),
  pad: () =>
    new AppError(
      'bad_request',
      'De naam van dit bestand klopt niet: er staat een map in. Geef het bestand een gewone naam en probeer het opnieuw.',
    ),
  soort: (wat: Wat) =>
    new AppError('bad_request', `Dit soort bestand kan Koers niet bewaren. ${KIES[wat]}`, { status: 415 }),
  heic: () =>
    new AppError(
      'bad_request',
      'Dit is een HEIC-foto. Die kan niet iedereen bekijken. Sla de foto op als JPEG en kies hem opnieuw.',
      { status: 415 },
    ),
  film: () =>
    new AppError('bad_request', `Dit is een film. Koers bewaart alleen geluid. ${KIES.geluid}`, {
      status: 415,
    }),
  groot: (wat: Wat, bytes: number) =>
    new AppError('bad_request', `Dit bestand is te groot. ${DIT[wat]} mag ${inWoorden(bytes)} zijn.`, {
      status: 413,
    }),
  pixels: () =>
    new AppError(
      'bad_request',
      'Deze foto is te groot om te laten zien. Maak hem kleiner en probeer het opnieuw.',
    ),
  bewegend: () =>
    new AppError('bad_request', 'Dit is een bewegend plaatje. Kies een foto die stilstaat.', { status: 415 }),
  stuk: (wat: Wat) =>
    new AppError('bad_request', `Dit bestand is beschadigd of niet helemaal aangekomen. ${KIES[wat]}`),
  virus: (detail: string) =>
    new AppError(
      'bad_request',
      'In dit bestand zit een virus. Koers heeft het niet bewaard. Vraag hulp aan wie de computers op school beheert.',
      { status: 422, detail },
    ),
  nietNagekeken: (cause: unknown) =>
    new AppError(
      'busy',
      'Koers kan bestanden nu niet nakijken op virussen. Je bestand is niet bewaard. Probeer het later opnieuw.',
      { status: 503, retry: 'later', cause },
    ),
} as const;
