/** `K7F2QM` is easier to read out as `K7F 2QM`; the space does not break. */
export const spoken = (code: string): string => `${code.slice(0, 3)}\u00a0${code.slice(3)}`;
