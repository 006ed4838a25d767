import type { Cluster } from "./cluster.ts";
import type { Finding } from "./findings.ts";

/** What is done to the product, and what was found. The short form proves in seconds what the long one proves at length. */
export type Drill = {
  readonly name: string;
  readonly does: string;
  run(cluster: Cluster, form: Form): Promise<readonly Finding[]>;
};
export type Form = "short" | "long";
