import type { ReactNode } from "react";

/** One line of a description list. */
export function Fact(props: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd className="figures">{props.children}</dd>
    </>
  );
}
