/** Headers of a file that is kept by who asked for it. */
export const bijlage = (naam: string): Record<string, string> => ({
  'Content-Disposition': `attachment; filename="${naam}"`,
  'X-Content-Type-Options': 'nosniff',
});

/** Headers of a file that a browser shows itself, such as a PDF; a link with `download` keeps it all the same. */
export const opHetScherm = (naam: string): Record<string, string> => ({
  ...bijlage(naam),
  'Content-Disposition': `inline; filename="${naam}"`,
});
