/** What a pupil may bring to be heard (R46): something to look at, or something to hear. */
export type Wat = 'foto' | 'geluid';

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
} as const satisfies Readonly<Record<string, Formaat>>;
export type FormaatNaam = keyof typeof FORMATEN;

const MB = 1024 * 1024;

/** Largest file, in bytes: a photo of a phone of 50 megapixels, and a talk of ten minutes. */
export const MEESTE_BYTES: Readonly<Record<Wat, number>> = { foto: 12 * MB, geluid: 15 * MB };

/** Larger pictures cost more memory in a browser than a tablet has, however small their file is. */
export const MEESTE_PIXELS = 64_000_000;

/**
 * For `accept` of a form. HEIC is not in it: only Safari shows it, and Koers has nothing that reads it. Because of this list an
 * iPhone or iPad sends its photo as JPEG by itself.
 */
export const ACCEPT: Readonly<Record<Wat, string>> = {
  foto: 'image/jpeg,image/png,image/webp',
  geluid: 'audio/webm,audio/ogg,audio/mpeg,audio/mp4,audio/x-m4a,audio/wav',
};
