/** The page of the documents of all OPPs. */
export const DOCUMENTEN = '/opp-documenten';
export const bundelUrl = (bundel: string): string => `${DOCUMENTEN}/${bundel}`;
