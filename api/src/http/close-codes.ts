/** Codes that clients of graphql-ws come back from; 4401 and 4429, which say much the same, they take as the end. */
export const TRY_AGAIN_LATER = 1013;
export const NO_SESSION = 4403;
export const NO_GREETING = 4408;
