const een = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 });

/** "3,5": at most one decimal, as people write it. */
export const komma = (n: number): string => een.format(n);
