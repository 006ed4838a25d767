/** The argument that tells a process that it has been started as a worker. */
export const WORKER = "--worker";

/** What the leader and its workers say to each other. With CONNECTION travels the socket itself. */
export type ToWorker = { readonly kind: "CONNECTION"; readonly id: number };

export type ToLeader = { readonly kind: "READY" } | { readonly kind: "TAKEN"; readonly id: number };
