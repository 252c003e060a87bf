/**
 * What may be brought: something to look at or to hear from a pupil (R46), a document that came on paper such as a beschikking
 * (R49), or the logo of a school (R40).
 */
export type Wat = 'foto' | 'geluid' | 'document' | 'logo';

/** A kind of file that Koers keeps and shows again; which one it is, its bytes say and not its name. */
export interface Formaat {
  readonly wat: Wat;
  /** With this media type it is shown again, whatever the sender said. */
  readonly type: string;
  readonly ext: string;
}

export const FORMATEN = {
  jpeg: { wat: 'foto', type: 'image/jpeg', ext: 'jpg' },
  png: { wat: 'foto', type: 'image/png', ext: 'png' },
  webp: { wat: 'foto', type: 'image/webp', ext: 'webp' },
  webm: { wat: 'geluid', type: 'audio/webm', ext: 'webm' },
  mp4: { wat: 'geluid', type: 'audio/mp4', ext: 'm4a' },
  ogg: { wat: 'geluid', type: 'audio/ogg', ext: 'ogg' },
  mp3: { wat: 'geluid', type: 'audio/mpeg', ext: 'mp3' },
  wav: { wat: 'geluid', type: 'audio/wav', ext: 'wav' },
  pdf: { wat: 'document', type: 'application/pdf', ext: 'pdf' },
} as const satisfies Readonly<Record<string, Formaat>>;
export type FormaatNaam = keyof typeof FORMATEN;

/** Which formats may be brought as what. */
export const MAG: Readonly<Record<Wat, readonly FormaatNaam[]>> = {
  foto: ['jpeg', 'png', 'webp'],
  geluid: ['webm', 'mp4', 'ogg', 'mp3', 'wav'],
  document: ['pdf', 'jpeg', 'png'],
  // What goes into a PDF and a DOCX.
  logo: ['jpeg', 'png'],
};

const MB = 1024 * 1024;

/** Largest file, in bytes: a photo of a phone of 50 megapixels, a talk of ten minutes, some scanned pages, and a logo. */
export const MEESTE_BYTES: Readonly<Record<Wat, number>> = {
  foto: 12 * MB,
  geluid: 15 * MB,
  document: 10 * MB,
  logo: MB / 4,
};

/** Larger pictures cost more memory in a browser than a tablet has, however small their file is. */
export const MEESTE_PIXELS = 64_000_000;

/** A logo is unpacked for every document that is made: two thousand pixels wide and high is plenty for paper. */
export const MEESTE_PIXELS_LOGO = 4_000_000;

/**
 * For `accept` of a form. HEIC is not in it: only Safari shows it, and Koers has nothing that reads it. Because of this list an
 * iPhone or iPad sends its photo as JPEG by itself.
 */
export const ACCEPT: Readonly<Record<Wat, string>> = {
  foto: 'image/jpeg,image/png,image/webp',
  geluid: 'audio/webm,audio/ogg,audio/mpeg,audio/mp4,audio/x-m4a,audio/wav',
  document: 'application/pdf,image/jpeg,image/png',
  logo: 'image/jpeg,image/png',
};
