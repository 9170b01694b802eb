/** More than anybody puts in order; the rest follow by the published order. */
export const MOST_PLACES = 10;
